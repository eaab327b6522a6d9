export { storyClient } from './client.ts'
export { makePlan, type Plan } from './plan/plan.ts'
export { finalState } from './state/final-state.ts'
export { type Story, type StoryOptions, tellStory } from './tell.ts'
