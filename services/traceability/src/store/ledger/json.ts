/** JSON with bigints: a whole number of any size is written as a string that ends in n, which no text of a fact does. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner))

export const fromJson = <T>(text: string): T =>
  JSON.parse(text, (_, inner: unknown) =>
    typeof inner === 'string' && /^-?\d+n$/.test(inner) ? BigInt(inner.slice(0, -1)) : inner,
  ) as T
