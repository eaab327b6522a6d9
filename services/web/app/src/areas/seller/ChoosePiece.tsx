import { Button, Card, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { type ItemOf, Money, ProblemNote, ScanField, useList, useTexts } from '../../kit/index.ts'
import { Title } from './words.tsx'

type Offer = ItemOf<'sales', '/offers'>

/** A free piece of the catalogue, scanned or found by its serial number or a word of its title. */
export const ChoosePiece = ({
  label,
  without = [],
  onChoose,
}: {
  label: string
  without?: readonly string[]
  onChoose: (offer: Offer) => void
}) => {
  const t = useTexts('seller')
  const [typed, setTyped] = useState('')
  const search = typed.trim().slice(0, 100)
  const list = useList('sales', '/offers', {
    query: { limit: 10, status: 'available', ...(search === '' ? {} : { search }) },
  })
  const left = list.items.filter(({ pieceId }) => !without.includes(pieceId))
  return (
    <Stack gap="xs">
      <ScanField label={label} value={typed} onChange={setTyped} />
      <ProblemNote problem={list.problem} again={list.again} />
      {left.map((offer) => (
        <Card key={offer.pieceId} withBorder padding="xs" radius="md">
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Title titles={offer.titles} />{' '}
              <bdi dir="ltr" style={{ whiteSpace: 'nowrap' }}>
                {offer.serial ?? ''}
              </bdi>{' '}
              <Money money={offer.price} />
            </div>
            <Button variant="default" mih={48} onClick={() => onChoose(offer)}>
              {t('choose')}
            </Button>
          </Group>
        </Card>
      ))}
    </Stack>
  )
}
