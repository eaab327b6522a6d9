import { TextInput, type TextInputProps } from '@mantine/core'
import { plainDecimal } from './numbers.ts'

type Props = Omit<TextInputProps, 'value' | 'onChange' | 'type' | 'inputMode'> & {
  readonly value: string
  /** Gets Western digits with a point, or what else was typed. */
  readonly onChange: (value: string) => void
  /** Whole numbers only, e.g. pieces. */
  readonly isWhole?: boolean
}

/** A number by the number pad; comma, point and digits of any script are understood. */
export const NumberField = ({ value, onChange, isWhole = false, ...rest }: Props) => (
  <TextInput
    {...rest}
    value={value}
    inputMode={isWhole ? 'numeric' : 'decimal'}
    autoComplete="off"
    enterKeyHint="next"
    styles={{ input: { direction: 'ltr', textAlign: 'start', fontVariantNumeric: 'tabular-nums' } }}
    onChange={(event) => onChange(plainDecimal(event.currentTarget.value))}
  />
)
