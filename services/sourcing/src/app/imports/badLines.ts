import { byteOrderMark, csvLine, type Language } from '@fibula/tables'
import { badLineHeadings, receiptColumns } from './columns.ts'
import type { ImportPorts, ListedLines } from './ports.ts'
import { reasonIn } from './reasons.ts'

const atOnce = 500

/** Where a second delivery that looks like the first says which one it is. */
const { delivery } = receiptColumns

/**
 * The file of bad lines, piece by piece: number and reason, then the cells as they stood, under the headings that the file
 * had. Mended, it can be sent as it is. Undefined: there is no such import of the organisation.
 */
export const badLines =
  (imports: Pick<ImportPorts, 'headings' | 'badLines'>) =>
  async (
    organisationId: string,
    importId: string,
    listed: ListedLines,
    language: Language,
  ): Promise<AsyncIterable<string> | undefined> => {
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
      const known: readonly string[] = Object.values(delivery.headings).flat()
      const more = listed === 'recorded-before' && !headings.some((heading) => known.includes(heading))
      const first = [line[language], reason[language], ...(more ? [delivery.headings[language][0] ?? ''] : [])]
      yield byteOrderMark + csvLine([...first, ...own(headings)], language)
      for (let after = 0; ; ) {
        const lines = await imports.badLines(importId, listed, after, atOnce)
        for (const bad of lines)
          yield csvLine([bad.line, reasonIn(bad.code, language), ...(more ? [''] : []), ...own(bad.cells)], language)
        if (lines.length < atOnce) return
        after = lines.at(-1)?.line ?? after
      }
    })()
  }
