import { assays } from './assays.ts'
import type { Chapter } from './chapter.ts'
import { designs } from './designs.ts'
import { catalogue, followed } from './federation/catalogue.ts'
import { fair } from './federation/fair.ts'
import { imports } from './imports.ts'
import { materials } from './materials.ts'
import { month } from './month/month.ts'
import { reading } from './reading.ts'
import { consignments } from './shop/consignments.ts'
import { sales } from './shop/sales.ts'
import { tills } from './shop/tills.ts'
import { suppliers } from './suppliers.ts'
import { beads } from './workshops/beads.ts'
import { brooches } from './workshops/brooches.ts'
import { unfinished } from './workshops/unfinished.ts'

/** The story, in the order in which it is told. */
export const chapters: readonly Chapter[] = [
  suppliers,
  imports,
  materials,
  assays,
  designs,
  month,
  brooches,
  beads,
  unfinished,
  catalogue,
  followed,
  fair,
  sales,
  consignments,
  tills,
  reading,
]
