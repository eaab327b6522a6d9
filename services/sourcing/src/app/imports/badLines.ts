import { byteOrderMark, csvLine, type Language } from '@fibula/tables'
import { badLineHeadings } from './columns.ts'
import type { ImportPorts } from './ports.ts'
import { reasonIn } from './reasons.ts'

const atOnce = 500

/**
 * The file of bad lines, piece by piece: number and reason, then the cells as they stood, under the headings that the file
 * had. Mended, it can be sent as it is. Undefined: there is no such import of the organisation.
 */
export const badLines =
  (imports: Pick<ImportPorts, 'headings' | 'badLines'>) =>
  async (organisationId: string, importId: string, language: Language): Promise<AsyncIterable<string> | undefined> => {
    const headings = await imports.headings(organisationId, importId)
    if (headings === undefined) return undefined
    return (async function* () {
      const { line, reason } = badLineHeadings
      // Where the file was one of bad lines itself, its own numbers and reasons are old.
      const passed = new Set<string>([line, reason].flatMap((texts) => Object.values(texts)))
      const places = headings.flatMap((heading, index) => (passed.has(heading) ? [] : [index]))
      const own = (cells: readonly string[]) => [
        ...places.map((index) => cells[index] ?? ''),
        ...cells.slice(headings.length),
      ]
      yield byteOrderMark + csvLine([line[language], reason[language], ...own(headings)], language)
      for (let after = 0; ; ) {
        const lines = await imports.badLines(importId, after, atOnce)
        for (const bad of lines) yield csvLine([bad.line, reasonIn(bad.code, language), ...own(bad.cells)], language)
        if (lines.length < atOnce) return
        after = lines.at(-1)?.line ?? after
      }
    })()
  }
