export * from './item-drafted.ts'
export * from './item-published.ts'
export * from './item-revised.ts'
export * from './item-unpublished.ts'
