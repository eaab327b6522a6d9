/** Days are those of the shops: a sale at half past midnight belongs to the new day there, whatever UTC says. */
const shopTime = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Africa/Casablanca',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The calendar day, YYYY-MM-DD, of an instant in the shops. */
export const dayOf = (instant: string): string => shopTime.format(new Date(instant))

export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)

/** The day of the till that a movement belongs to: when it happened, or the first day that is not closed. */
export const tillDay = (happenedAt: string, lastClosedOn: string | null): string => {
  const day = dayOf(happenedAt)
  return lastClosedOn === null || day > lastClosedOn ? day : dayAfter(lastClosedOn)
}
