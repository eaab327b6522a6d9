/** What a decision function answers: facts that are now true, or a refusal with the numbers that a person needs. */
export type Decision<Event, Refusal extends { readonly code: string }> =
  | { readonly accepted: true; readonly events: readonly Event[] }
  | { readonly accepted: false; readonly refusal: Refusal }

export const accept = <Event>(...events: Event[]): { readonly accepted: true; readonly events: readonly Event[] } => ({
  accepted: true,
  events,
})

export const refuse = <const Refusal extends { readonly code: string }>(
  refusal: Refusal,
): { readonly accepted: false; readonly refusal: Refusal } => ({ accepted: false, refusal })
