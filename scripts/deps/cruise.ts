import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { rules } from './rules.ts'

/** `word` is what the import says, `to` where it leads. */
export type Edge = { from: string; word: string; to: string; rule: string }
export type Cruise = { modules: ICruiseResult['modules']; violations: Edge[] }

/** Follows the imports of these files (paths below `baseDir`) and gives what breaks a rule. */
export const cruiseHouse = async (baseDir: string, files: string[]): Promise<Cruise> => {
  const { output } = await cruise(
    files,
    {
      baseDir,
      validate: true,
      ruleSet: { forbidden: rules },
      tsPreCompilationDeps: true,
      doNotFollow: { path: ['node_modules', '/generated/'] },
      exoticRequireStrings: [],
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  )
  if (typeof output === 'string') throw new Error(output)
  const violations = output.modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ module, resolved, rules: broken = [] }) =>
      broken.map(({ name }) => ({ from: source, word: module, to: resolved, rule: name })),
    ),
  )
  if (violations.length < output.summary.error) throw new Error('The tool counts more violations than it names')
  return { modules: output.modules, violations }
}
