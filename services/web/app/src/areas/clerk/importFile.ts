import { newKey, Problem, requestJson } from '../../kit/index.ts'

export const importKinds = ['receipts', 'suppliers'] as const
export type ImportKind = (typeof importKinds)[number]

const maxBytes = 50_000_000
const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Sends a file under one key, so that sending again after a lost answer imports it once. Gives the id of the import. */
export const importUpload = (kind: ImportKind, file: File) => {
  const key = newKey()
  return async (): Promise<string> => {
    // Said at once, instead of after a minute of sending.
    if (file.size > maxBytes)
      throw new Problem('sourcing', { code: 'file-too-large', title: '', detail: '', status: 413, maxBytes })
    // Read anew: a browser refuses to send a file that was changed since it was chosen, and says so as a lost network.
    const body = new Blob([await file.arrayBuffer()])
    const { importId } = await requestJson<{ importId: string }>({
      service: 'sourcing',
      method: 'POST',
      path: '/imports',
      query: { kind, fileName: file.name.slice(0, 200) },
      body,
      headers: {
        'idempotency-key': key,
        'content-type': /\.xlsx$/i.test(file.name) ? workbook : 'text/csv',
      },
    })
    return importId
  }
}
