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

/** 145000 minor units are 1450.00: exact, by the digits. */
export const amountText = (amountMinor: number): string => {
  const digits = String(Math.abs(amountMinor)).padStart(3, '0')
  return `${amountMinor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
