import { accept } from '@fibula/kernel'
import { type CommandContext, type Journal, runCommand } from '@fibula/service-kit'
import { eraseSupplierName as decide, type EraseSupplierNameRefused } from '../domain/supplier/eraseSupplierName.ts'
import type { LoadedSupplier, Ports, SourcingEvent } from './ports.ts'

interface Named {
  readonly supplierId: string
}
export type Erased = LoadedSupplier

/** Where pictures are kept. */
export interface PhotoEraser {
  erase(organisationId: string, photoId: string): Promise<unknown>
}

/** The answer is kept first and the rows erased then: whoever was told that it is gone can rely on it, and may ask again. */
export const eraseSupplierName =
  (
    ports: Pick<Ports, 'supplier' | 'personalPhotos' | 'erasePerson'>,
    journal: Journal<SourcingEvent>,
    photos: PhotoEraser,
  ) =>
  async ({ supplierId }: Named, context: CommandContext<Erased, EraseSupplierNameRefused>) => {
    const { organisationId } = context.actor
    const answer = await runCommand(journal, context, {
      load: () => ports.supplier(organisationId, supplierId),
      decide: ({ supplier }) => decide(supplier),
      write: (loaded) => ({ changes: [], result: loaded }),
    })
    if (answer?.status !== 200) return answer
    // Pictures first: as long as a row names them, asking again finds them.
    for (const photoId of await ports.personalPhotos(organisationId, supplierId))
      await photos.erase(organisationId, photoId)
    await ports.erasePerson(organisationId, supplierId)
    return answer
  }

/** The contact of a company is a person's too, and may go at any time. */
export const eraseContact =
  (ports: Pick<Ports, 'supplier' | 'eraseContact'>, journal: Journal<SourcingEvent>) =>
  async ({ supplierId }: Named, context: CommandContext<Erased, never>) => {
    const { organisationId } = context.actor
    const answer = await runCommand(journal, context, {
      load: () => ports.supplier(organisationId, supplierId),
      decide: () => accept<never>(),
      write: (loaded) => ({ changes: [], result: loaded }),
    })
    if (answer?.status === 200) await ports.eraseContact(organisationId, supplierId)
    return answer
  }
