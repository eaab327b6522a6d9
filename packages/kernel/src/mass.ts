/** Gross mass: whole micrograms, at most 2^53 - 1 (9 007 199 kg). */
export type Micrograms = number

export const massUnits = ['g', 'kg', 'mg', 'ct', 'ozt'] as const
export type MassUnit = (typeof massUnits)[number]

/** What a person typed: a decimal in Western digits with a point, and its unit. Kept beside the converted integer. */
export interface EnteredMass {
  readonly value: string
  readonly unit: MassUnit
}

/** Tenths of a microgram in one unit: the troy ounce of 31 103 476.8 µg is whole in tenths. */
const tenthsPerUnit: Readonly<Record<MassUnit, bigint>> = {
  mg: 10_000n,
  g: 10_000_000n,
  kg: 10_000_000_000n,
  ct: 2_000_000n,
  ozt: 311_034_768n,
}

const decimal = /^\d{1,15}(\.\d{1,15})?$/

/** The nearest integer to `numerator / denominator`, ties to the even one. Both not negative, denominator above zero. */
export const roundHalfToEven = (numerator: bigint, denominator: bigint): bigint => {
  const floor = numerator / denominator
  const twice = (numerator % denominator) * 2n
  if (twice < denominator) return floor
  if (twice > denominator) return floor + 1n
  return floor % 2n === 0n ? floor : floor + 1n
}

/** Converts once, half to even. Throws RangeError that names what is wrong with the entry. */
export const toMicrograms = ({ value, unit }: EnteredMass): Micrograms => {
  if (!decimal.test(value)) throw new RangeError(`"${value}" is not a mass: type digits, with a point before decimals`)
  const [whole = '0', digits = ''] = value.split('.')
  const micrograms = roundHalfToEven(BigInt(whole + digits) * tenthsPerUnit[unit], 10n * 10n ** BigInt(digits.length))
  if (micrograms > BigInt(Number.MAX_SAFE_INTEGER))
    throw new RangeError(`${value} ${unit} is beyond 9 007 199 kg, the largest mass that is kept exactly`)
  return Number(micrograms)
}

/** The mass as an exact decimal in g, kg or mg, and rounded half to even at 9 digits in ct and ozt. */
export const formatMass = (micrograms: Micrograms, unit: MassUnit): string => {
  const digits = 9n
  const scaled = roundHalfToEven(BigInt(Math.abs(micrograms)) * 10n * 10n ** digits, tenthsPerUnit[unit])
  const whole = scaled / 10n ** digits
  const rest = (scaled % 10n ** digits).toString().padStart(Number(digits), '0').replace(/0+$/, '')
  return `${micrograms < 0 ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`
}
