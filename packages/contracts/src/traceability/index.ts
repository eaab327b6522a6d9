export * from './correction-recorded.ts'
