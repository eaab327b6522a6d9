import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './turbo.ts'

export type Package = { name: string; directory: string; scripts: Record<string, string> }

/** Every package of the house, by folder. */
export const packages = (): Package[] =>
  globSync('{packages,services}/*/package.json', { cwd: root })
    .sort()
    .map((file) => {
      const { name, scripts } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
        name: string
        scripts?: Record<string, string>
      }
      return { name, directory: dirname(file).replaceAll('\\', '/'), scripts: scripts ?? {} }
    })
