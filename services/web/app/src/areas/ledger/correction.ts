import { type EnteredMass, toMicrograms } from '@fibula/kernel'
import { isMass, toFineness } from '../../kit/index.ts'

/** What a person typed that a fact should have told; what is empty stays as it was told. */
export interface Form {
  readonly didNotOccur: boolean
  readonly weighed: EnteredMass
  readonly fineness: string
  readonly pieces: string
  readonly note: string
}
export const emptyForm: Form = {
  didNotOccur: false,
  weighed: { value: '', unit: 'g' },
  fineness: '',
  pieces: '',
  note: '',
}

export const isFilled = ({ didNotOccur, weighed, fineness, pieces }: Form): boolean =>
  didNotOccur || isMass(weighed) || (fineness !== '' && toFineness(fineness) !== undefined) || /^\d{1,9}$/.test(pieces)

export const replacementOf = ({ weighed, fineness, pieces }: Form) => ({
  grossMicrograms: isMass(weighed) ? toMicrograms(weighed) : null,
  fineness: fineness === '' ? null : (toFineness(fineness) ?? null),
  uncertainty: null,
  pieces: /^\d{1,9}$/.test(pieces) ? Number(pieces) : null,
})
