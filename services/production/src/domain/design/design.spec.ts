import { given } from '@fibula/testing'
import { expect, it } from 'vitest'
import {
  addDesign,
  changeDesign,
  type DesignEvent,
  type DesignTerms,
  evolveDesign,
  type KnownDesign,
  noDesign,
  restoreDesign,
  retireDesign,
} from './design.ts'

const names = { fr: 'Tizerzaï', ar: null, zgh: null, en: null }
const nameless = { ...names, fr: null }
const terms: DesignTerms = {
  names,
  technique: 'handcrafted',
  steps: null,
  materials: [],
  expectedMicrograms: 11_500_000,
  photos: [],
}
const said = { designId: 'D1', ownerId: 'coop-tiznit', ...terms }
const active: KnownDesign = { status: 'active', ...said }
const retired: KnownDesign = { status: 'retired', ...said }

it('a design is added once, with a name', () => {
  given(noDesign)
    .when(addDesign, said)
    .thenAccepted({ type: 'DesignAdded', ...said })
  given(active).when(addDesign, said).thenRefused({ code: 'design-exists' })
  given(noDesign)
    .when(addDesign, { ...said, names: nameless })
    .thenRefused({ code: 'name-missing' })
})
it('a design is changed, and keeps a name', () => {
  given(active)
    .when(changeDesign, { ...terms, expectedMicrograms: 1 })
    .thenAccepted({ type: 'DesignChanged', expectedMicrograms: 1 })
  given(active)
    .when(changeDesign, { ...terms, names: nameless })
    .thenRefused({ code: 'name-missing' })
})
it('a design is retired and restored', () => {
  given(active).when(retireDesign, {}).thenAccepted({ type: 'DesignRetired' })
  given(retired).when(retireDesign, {}).thenRefused({ code: 'design-retired' })
  given(retired).when(restoreDesign, {}).thenAccepted({ type: 'DesignRestored' })
  given(active).when(restoreDesign, {}).thenRefused({ code: 'design-active' })
})
it('the state is the fold of the events: a change keeps a design retired', () => {
  const events: DesignEvent[] = [
    { type: 'DesignAdded', ...said },
    { type: 'DesignRetired', designId: 'D1', ownerId: 'coop-tiznit' },
    { type: 'DesignChanged', ...said, expectedMicrograms: 5 },
  ]
  expect(events.reduce(evolveDesign, noDesign)).toEqual({ ...retired, expectedMicrograms: 5 })
})
