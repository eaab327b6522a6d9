import { Group, Text } from '@mantine/core'
import { type ItemOf, Money, useTexts } from '../../../kit/index.ts'

/** What it costs now; beside it, said and not only struck through, what it costs otherwise. */
export const Price = ({ item }: { item: Pick<ItemOf<'promotion', '/catalogue'>, 'price' | 'campaignPrice'> }) => {
  const t = useTexts('marketing')
  return (
    <Group gap="xs">
      <Text component="span" fw={700}>
        <Money money={item.campaignPrice ?? item.price} />
      </Text>
      {item.campaignPrice && (
        <Text component="span" size="sm" c="dimmed">
          {t('catalogue.insteadOf')} <Money money={item.price} />
        </Text>
      )}
    </Group>
  )
}
