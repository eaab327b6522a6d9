import { Card, Group, Text } from '@mantine/core'
import { Fineness, type ItemOf, Mass, useTexts } from '../../kit/index.ts'

/** The piece that is written about. */
export const PieceCard = ({ piece }: { piece: ItemOf<'promotion', '/pieces'> }) => {
  const t = useTexts('marketing')
  return (
    <Card withBorder radius="md" padding="sm">
      <Text fw={600}>{piece.design}</Text>
      <Group gap="md">
        <bdi dir="ltr">{piece.serial}</bdi>
        {piece.grossMicrograms !== null && <Mass micrograms={piece.grossMicrograms} />}
        {piece.title !== null && <Fineness value={piece.title} />}
        <span>{t(`availability.${piece.availability}`)}</span>
      </Group>
    </Card>
  )
}
