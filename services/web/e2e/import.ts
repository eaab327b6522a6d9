import { expect, it } from 'vitest'
import { askAs } from './routes.ts'
import { type Stage, word } from './stage.ts'

const clerk = 'clerk-tiznit'

/** A clerk imports a file: a wrong one first, then one with a line to mend, which comes back as a file. */
export const theImport = (of: () => Stage): void => {
  it.each([
    ['fr', 'phone', 'Poids'],
    ['ar', 'laptop', 'الوزن'],
  ] as const)('a file is imported, and its bad line comes back: %s, %s', async (language, size, weight) => {
    const stage = of()
    const tab = await stage.open({ person: clerk, language, size })
    const { page } = tab
    const say = (key: string) => word(language, 'clerk-import', key)
    const { items } = await askAs<{ items: { supplierId: string }[] }>(stage.url, clerk, '/sourcing/suppliers')
    const choose = (text: string) =>
      page.setInputFiles('input[type=file]', { name: `${language}.csv`, mimeType: '', buffer: Buffer.from(text) })
    const start = () => page.getByRole('button', { name: say('import.start'), exact: true }).click()

    await tab.goto('/clerk/import')
    await choose('Fournisseur;Couleur\nx;y\n')
    await start()
    await page.locator('[data-problem=headings-unknown]').waitFor()
    expect(await page.locator('main').textContent()).toContain('Couleur')

    // Which language it is makes it another file.
    await choose(`Fournisseur;${weight};Prix;Facture\n${items[0]?.supplierId};12,5;140;${language}\nPersonne;8;90;\n`)
    await start()
    await page.waitForURL(/\/clerk\/imports\/[\da-f-]{36}$/)
    await page.getByText(say('progress.done')).waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: say('progress.badLines') }).click(),
    ])
    const stream = await file.createReadStream()
    const pieces: Buffer[] = []
    for await (const piece of stream) pieces.push(piece as Buffer)
    const lines = Buffer.concat(pieces).toString('utf8').trimEnd().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^3;.*;Personne;8;90;$/)

    await tab.goto('/clerk/imports')
    await page.getByText(`${language}.csv`).first().waitFor()
    expect(tab.complaints).toEqual([])
    await tab.close()
  })
}
