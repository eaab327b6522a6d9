import type { Route } from '@fibula/service-kit'
import type { Deps } from './deps.ts'
import { getStory } from './getStory.route.ts'
import { getTrace } from './getTrace.route.ts'
import { listRecentFacts } from './listRecentFacts.route.ts'
import { searchNodes } from './searchNodes.route.ts'

export const routes: readonly Route<Deps>[] = [getTrace, getStory, listRecentFacts, searchNodes]
