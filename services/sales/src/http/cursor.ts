import { quantities } from '@fibula/service-kit'
import { z } from 'zod'

/** Lists go by id: where the page before ended. */
export const idCursor = z.tuple([quantities.id])
