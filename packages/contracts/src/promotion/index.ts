export * from './item-described.ts'
export * from './item-drafted.ts'
export * from './item-published.ts'
export * from './item-unpublished.ts'
