import { suite } from '@fibula/testing/vitest'

export default suite()
