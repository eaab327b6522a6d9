export { storyClient } from './client.ts'
export { finalState } from './final-state.ts'
export { makePlan, type Plan } from './plan.ts'
export { type Story, type StoryOptions, tellStory } from './tell.ts'
