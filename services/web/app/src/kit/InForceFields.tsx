import { TextInput } from '@mantine/core'
import { useTexts } from '../texts/useTexts.ts'

export interface InForce {
  /** From which day on it counts. */
  readonly from: string
  /** Where the figure is from. */
  readonly source: string
}

export const isInForce = ({ from, source }: InForce): boolean => from !== '' && source.trim() !== ''

/** What every figure has that counts from a day on: that day, and where it is from. */
export const InForceFields = ({ value, onChange }: { value: InForce; onChange: (some: Partial<InForce>) => void }) => {
  const t = useTexts('shell')
  return (
    <>
      <TextInput
        type="date"
        label={t('inForce.from')}
        size="lg"
        value={value.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        label={t('inForce.source')}
        size="lg"
        dir="auto"
        maxLength={200}
        value={value.source}
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
    </>
  )
}
