import { suite } from '@fibula/testing/vitest'

export default suite({ timeoutMs: 300_000 })
