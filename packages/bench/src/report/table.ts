import { compared, type Figure, type Spread, spreadOf, verdictOf } from './figure.ts'

const number = (value: number): string => {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value
    .toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .replaceAll(',', ' ')
}

const spread = ({ median, min, max }: Spread, unit: string): string =>
  `${number(median)}${unit} (${number(min)}–${number(max)})`

const signed = ({ by, better }: Figure, limit: number | undefined, unit: string): string =>
  limit === undefined
    ? ''
    : `${better === 'more' ? '≥' : '≤'} ${by === 'difference' ? '+' : ''}${limit}${by === 'ratio' ? '' : unit}`

const head = ['What', 'Here', 'Reference', 'Compared', 'Aim', 'Floor / ceiling', 'Runs', '']

const rowOf = (figure: Figure): string[] => {
  const { subject, reference, by, aim, bound } = figure
  const unit = figure.unit.startsWith('/') ? figure.unit : ` ${figure.unit}`
  const judged = by === 'itself' ? '' : spread(spreadOf(compared(figure)), by === 'ratio' ? '' : unit)
  return [
    figure.what,
    spread(spreadOf(subject), unit),
    reference ? `${reference.name}: ${spread(spreadOf(reference.values), unit)}` : '',
    by === 'difference' && judged !== '' ? `+ ${judged}` : judged,
    signed(figure, aim, unit),
    signed(figure, bound, unit),
    String(subject.length),
    verdictOf(figure),
  ]
}

/** For the screen: one block per figure, since the lines of a table would be wider than any screen. */
export const asText = (figures: readonly Figure[]): string =>
  figures
    .map((figure) => {
      const [what = '', here = '', reference = '', judged = '', aim = '', bound = '', runs = '', verdict = ''] =
        rowOf(figure)
      const limits = [aim && `aim ${aim}`, bound && `bound ${bound}`].filter(Boolean).join(', ')
      return [
        `${verdict.padEnd(16)} ${what}`,
        `${' '.repeat(17)}${here}${reference && ` against ${reference}`}`,
        `${' '.repeat(17)}${[judged && `${figure.by} ${judged}`, limits, `${runs} runs`].filter(Boolean).join('; ')}`,
        ...(figure.note ? [`${' '.repeat(17)}${figure.note}`] : []),
      ].join('\n')
    })
    .join('\n')

const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

export const asMarkdown = (figures: readonly Figure[]): string =>
  [line(head), line(head.map(() => '---')), ...figures.map((figure) => line(rowOf(figure)))].join('\n')
