/** What a lot may hold. The first four are metals with a fineness (copper: none); the others are counted or weighed beside them. */
export const metals = ['silver', 'copper', 'solder', 'niello'] as const
export const components = ['stones', 'enamel', 'thread'] as const
export const materials = [...metals, ...components] as const

export type MetalKind = (typeof metals)[number]
export type ComponentKind = (typeof components)[number]
export type Material = (typeof materials)[number]

/** Metals are melted together and balance in gross and in fine; components keep a balance of their own. */
export const isMetal = (material: Material): material is MetalKind => (metals as readonly Material[]).includes(material)
