import type { Area } from '../../shell/area.ts'

export const area: Area = { name: 'workshop', routes: [], tasks: [] }
