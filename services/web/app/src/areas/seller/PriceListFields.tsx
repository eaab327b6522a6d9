import { Button, Card, Group, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { NumberField, toMinor, useRead, useTexts } from '../../kit/index.ts'
import { ChoosePiece } from './ChoosePiece.tsx'
import { Title } from './words.tsx'

export interface PriceListForm {
  name: string
  validFrom: string
  validUntil: string
  prices: { pieceId: string; currency: string; amount: string }[]
}
export const noPriceList: PriceListForm = { name: '', validFrom: '', validUntil: '', prices: [] }

/** What is sent, or undefined as long as something is missing. */
export const priceListOf = ({ name, validFrom, validUntil, prices }: PriceListForm) => {
  const read = prices.map(({ pieceId, currency, amount }) => ({
    pieceId,
    currency,
    amountMinor: toMinor(amount, currency),
  }))
  if (name.trim() === '' || validFrom === '' || read.some(({ amountMinor }) => amountMinor === undefined))
    return undefined
  return {
    name: name.trim(),
    validFrom,
    ...(validUntil === '' ? {} : { validUntil }),
    prices: read.map(({ pieceId, currency, amountMinor = 0 }) => ({ pieceId, price: { amountMinor, currency } })),
  }
}

const PiecePrice = ({
  price,
  onChange,
  onRemove,
}: {
  price: PriceListForm['prices'][number]
  onChange: (amount: string) => void
  onRemove: () => void
}) => {
  const t = useTexts('seller')
  const { pieceId, currency, amount } = price
  const { data } = useRead('sales', '/offers/{pieceId}', { path: { pieceId } })
  return (
    <Card component="li" withBorder padding="sm" radius="md">
      <Stack gap="xs">
        <div>
          <Title titles={data?.titles ?? null} /> <bdi dir="ltr">{data?.serial ?? ''}</bdi>
        </div>
        <Group gap="xs" align="end" wrap="nowrap">
          <NumberField
            label={t('priceList.price', { currency })}
            flex={1}
            size="lg"
            required
            value={amount}
            onChange={onChange}
          />
          <Button variant="default" mih={48} leftSection={<IconTrash aria-hidden size={18} />} onClick={onRemove}>
            {t('pay.remove')}
          </Button>
        </Group>
      </Stack>
    </Card>
  )
}

/** The name, the days and the prices of a list. */
export const PriceListFields = ({
  form,
  change,
}: {
  form: PriceListForm
  change: (some: Partial<PriceListForm>) => void
}) => {
  const t = useTexts('seller')
  const day = (name: 'validFrom' | 'validUntil', label: string, required: boolean) => (
    <TextInput
      type="date"
      label={label}
      size="lg"
      required={required}
      value={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <TextInput
        label={t('priceList.name')}
        size="lg"
        required
        dir="auto"
        maxLength={100}
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <SimpleGrid cols={2} spacing="sm">
        {day('validFrom', t('sales.from'), true)}
        {day('validUntil', t('sales.until'), false)}
      </SimpleGrid>
      <Stack component="ul" gap="xs" p={0} m={0} aria-label={t('priceList.pieces')} style={{ listStyle: 'none' }}>
        {form.prices.map((price, at) => (
          <PiecePrice
            key={price.pieceId}
            price={price}
            onChange={(amount) =>
              change({ prices: form.prices.map((one, line) => (line === at ? { ...one, amount } : one)) })
            }
            onRemove={() => change({ prices: form.prices.filter((_, line) => line !== at) })}
          />
        ))}
      </Stack>
      <ChoosePiece
        label={t('priceList.add')}
        without={form.prices.map(({ pieceId }) => pieceId)}
        onChoose={({ pieceId, price }) =>
          change({ prices: [...form.prices, { pieceId, currency: price.currency, amount: '' }] })
        }
      />
    </>
  )
}
