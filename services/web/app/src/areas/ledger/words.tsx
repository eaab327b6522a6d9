import { SegmentedControl, Text } from '@mantine/core'
import { Fine, Id, Mass, Quantity, useTexts } from '../../kit/index.ts'

interface Amounts {
  readonly grossMicrograms: number
  readonly content: {
    readonly Ag: string
    readonly Au?: string | undefined
    readonly Pt?: string | undefined
    readonly Pd?: string | undefined
  }
  readonly pieces: number
}

/** A mass, and of each accounted element how much of it is fine. */
export const Amount = ({ amount: { grossMicrograms, content, pieces } }: { amount: Amounts }) => {
  const t = useTexts('ledger')
  const { Ag, Au, Pt, Pd } = content
  const elements = [
    { name: 'Ag', fine: Ag },
    { name: 'Au', fine: Au },
    { name: 'Pt', fine: Pt },
    { name: 'Pd', fine: Pd },
  ]
  return (
    <>
      <Mass micrograms={grossMicrograms} />
      {elements.map(
        ({ name, fine }) =>
          fine !== undefined &&
          fine !== '0' && (
            <Text key={name} component="div" size="sm" c="dimmed">
              {t(`element.${name}`)} <Fine fine={fine} />
            </Text>
          ),
      )}
      {pieces !== 0 && (
        <Text component="div" size="sm" c="dimmed">
          {t('pieces')} <Quantity value={pieces} />
        </Text>
      )}
    </>
  )
}

/** Which account it is, in words, and whose. */
export const AccountName = ({
  account,
  name,
}: {
  account: { readonly kind: string; readonly id: string }
  name: string | null
}) => {
  const t = useTexts('ledger')
  return (
    <>
      {t(`account.${account.kind}`)} · {name === null ? <Id id={account.id} /> : <bdi>{name}</bdi>}
    </>
  )
}

export const Party = ({ id }: { id: string }) => <bdi dir="ltr">{id}</bdi>

export const periods = ['all', 'year', 'month'] as const
/** From when a period counts; undefined: from the beginning. */
export const beginOf = (period: string, today = new Date()): string | undefined => {
  if (period === 'year') return new Date(Date.UTC(today.getUTCFullYear(), 0, 1)).toISOString()
  if (period === 'month') return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1)).toISOString()
  return undefined
}
export const periodQuery = (period: string): { from?: string } => {
  const from = beginOf(period)
  return from === undefined ? {} : { from }
}

export const PeriodChoice = ({ value, onChange }: { value: string; onChange: (period: string) => void }) => {
  const t = useTexts('ledger')
  return (
    <SegmentedControl
      fullWidth
      size="md"
      aria-label={t('period')}
      value={value}
      onChange={onChange}
      data={periods.map((period) => ({ value: period, label: t(`period.${period}`) }))}
    />
  )
}
