export * from './piece-reserved.ts'
export * from './piece-returned.ts'
export * from './piece-sold.ts'
export * from './reservation-ended.ts'
