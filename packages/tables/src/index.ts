export { type Language, languages, type Texts } from './language.ts'
export type { CellValue, Column } from './write/columns.ts'
export { byteOrderMark, csvLine, writeCsv } from './write/csv.ts'
export { TooManyRows, writeXlsx } from './write/xlsx.ts'
