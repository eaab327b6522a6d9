import { suite } from '@fibula/testing/vitest'
import { mergeConfig } from 'vitest/config'

// A browser keeps a core busy: more looks at once would only wait for each other.
export default mergeConfig(suite(), { test: { maxConcurrency: 3 } })
