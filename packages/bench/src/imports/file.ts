/** Every hundredth line names a supplier that nobody knows. */
export const isBad = (line: number): boolean => line % 100 === 50
const grams = (line: number): number => 100 + (line % 900)

/** A file of receipts as a spreadsheet in Morocco saves it, days in order. `salt` makes it another file. */
export const receiptsFile = (lines: number, suppliers: readonly string[], salt: string): Uint8Array<ArrayBuffer> => {
  const rows = Array.from({ length: lines }, (_, index) => {
    const line = index + 1
    const day = `${String(1 + (Math.floor(index / 400) % 28)).padStart(2, '0')}/10/2026`
    const supplier = isBad(line) ? 'Personne' : suppliers[line % suppliers.length]
    return `${day};${supplier};argent;${grams(line)},250;0,250;925;recyclé;ségrégué;${line},50;F-${salt}-${line}`
  })
  const head = 'Date;Fournisseur;Matière;Poids brut;Tare;Titre;Origine;Traçabilité;Prix;Facture'
  return new TextEncoder().encode(`\ufeff${[head, ...rows].join('\r\n')}\r\n`)
}

/** What the good lines must come to. */
export const expectedOf = (lines: number): { readonly lots: number; readonly grams: number } => {
  const good = Array.from({ length: lines }, (_, index) => index + 1).filter((line) => !isBad(line))
  return { lots: good.length, grams: good.reduce((sum, line) => sum + grams(line), 0) }
}
