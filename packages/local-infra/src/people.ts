/** Someone whom the development issuer gives a token. Invented; the places are real. */
export interface Person {
  /** The subject of the token, and the path below /tokens. */
  readonly person: string
  readonly organisation: string
  readonly roles: readonly ('clerk' | 'workshop' | 'marketing' | 'seller' | 'inspector')[]
  readonly does: string
}

const clerk = (place: string): Person => ({
  person: `clerk-${place}`,
  organisation: `coop-${place}`,
  roles: ['clerk'],
  does: 'receives silver, has it assayed, orders pieces and hands metal over',
})

const lead = (place: string): Person => ({
  person: `lead-${place}`,
  organisation: `atelier-${place}`,
  roles: ['workshop'],
  does: 'weighs metal in, records steps, residues and pieces, closes orders',
})

const seller = (place: string): Person => ({
  person: `seller-${place}`,
  organisation: `shop-${place}`,
  roles: ['seller'],
  does: 'reserves, sells and takes back',
})

/** Until there is an identity service: two cooperatives, five workshops, a federation's marketing, two shops, an inspector. */
export const people: readonly Person[] = [
  ...['tiznit', 'taroudant'].map(clerk),
  ...['amal', 'tafraout', 'anezi', 'igherm', 'ouijjane'].map(lead),
  {
    person: 'marketing-souss',
    organisation: 'federation-souss',
    roles: ['marketing'],
    does: 'writes catalogue items and publishes them',
  },
  ...['agadir', 'essaouira'].map(seller),
  { person: 'inspector', organisation: 'programme-office', roles: ['inspector'], does: 'reads, and traces' },
]
