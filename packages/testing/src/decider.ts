import { expect } from 'vitest'

type Decided<Event, Refusal> =
  | { readonly accepted: true; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly refusal: Refusal }

/** `given(state).when(decide, command).thenAccepted(...events)` or `.thenRefused({ code, ... })`. */
export const given = <State>(state: State) => ({
  when: <Command, Event, Refusal>(
    decide: (state: State, command: Command) => Decided<Event, Refusal>,
    command: Command,
  ) => {
    const decided = decide(state, command)
    return {
      decided,
      /** Exactly these events; each may name only the fields that matter. */
      thenAccepted: (...events: readonly object[]) => {
        expect(decided).toMatchObject({ accepted: true })
        if (decided.accepted) {
          expect(decided.events).toHaveLength(events.length)
          expect(decided.events).toMatchObject(events)
        }
      },
      thenRefused: (refusal: Refusal) => expect(decided).toEqual({ accepted: false, refusal }),
    }
  },
})
