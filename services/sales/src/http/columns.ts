/** A column of a list that is saved as a table. */
export const column = <Item>(
  fr: string,
  ar: string,
  en: string,
  value: (item: Item) => string | number | bigint | null,
) => ({
  heading: { fr, ar, en },
  value,
})
