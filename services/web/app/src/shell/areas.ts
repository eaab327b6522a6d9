import { area as clerk } from '../areas/clerk/routes.tsx'
import { area as ledger } from '../areas/ledger/routes.tsx'
import { area as marketing } from '../areas/marketing/routes.tsx'
import { area as seller } from '../areas/seller/routes.tsx'
import { area as trace } from '../areas/trace/routes.tsx'
import { area as workshop } from '../areas/workshop/routes.tsx'
import type { Area } from './area.ts'

export const areas: readonly Area[] = [clerk, workshop, marketing, seller, ledger, trace]
