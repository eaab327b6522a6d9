import { Button, Container, Group, SimpleGrid, Skeleton, Stack, Table, Text, Title } from '@mantine/core'
import { IconFileCode, IconRoute } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import {
  Day,
  Fineness,
  Go,
  Mass,
  ProblemNote,
  Quantity,
  type ReadBody,
  useLanguage,
  usePathValue,
  useRead,
  useTexts,
} from '../../../kit/index.ts'
import { Written } from '../Written.tsx'
import { textIn } from '../words.ts'
import { ItemPhoto } from './ItemPhoto.tsx'
import { Price } from './Price.tsx'

type Entry = ReadBody<'promotion', '/catalogue/{itemId}'>

/** What the piece is, as a list of facts; what nobody told is left out. */
const Facts = ({ item }: { item: Entry }) => {
  const t = useTexts('marketing')
  const facts: (readonly [string, ReactNode])[] = [
    [t('catalogue.state'), t(`availability.${item.availability}`)],
    [t('items.channel'), t(`channel.${item.channel}`)],
    [t('pieces.fineness'), item.title !== null && <Fineness value={item.title} />],
    [t('pieces.weight'), item.grossMicrograms !== null && <Mass micrograms={item.grossMicrograms} />],
    [t('catalogue.technique'), item.technique !== null && t(`technique.${item.technique}`)],
    [t('catalogue.material'), item.materials.map((material) => t(`material.${material}`)).join(', ')],
    [t('catalogue.stones'), item.stones && <Quantity value={item.stones.pieces} />],
    [t('catalogue.mark'), item.mark !== null && <bdi dir="ltr">{item.mark}</bdi>],
    [t('catalogue.design'), item.design !== null && <bdi>{item.design}</bdi>],
    [t('catalogue.serial'), item.serial !== null && <bdi dir="ltr">{item.serial}</bdi>],
    [t('catalogue.workshop'), item.workshopId !== null && <bdi dir="ltr">{item.workshopId}</bdi>],
  ]
  return (
    <Table aria-label={t('catalogue.facts')}>
      <Table.Tbody>
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400} c="dimmed">
                {name}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
      </Table.Tbody>
    </Table>
  )
}

/** One published item for everybody: photos, price, facts, and the way to where the piece comes from. */
export const CatalogueItemScreen = () => {
  const t = useTexts('marketing')
  const language = useLanguage()
  const itemId = usePathValue('itemId')
  const { data: item, error, refetch } = useRead('promotion', '/catalogue/{itemId}', { path: { itemId } })
  if (!item)
    return (
      <Container size="xs" py="md">
        <Title order={1} size="h2" mb="md">
          {t('catalogue.title')}
        </Title>
        <ProblemNote problem={error} again={() => void refetch()} />
        {!error && <Skeleton h={300} />}
        <Button component={Go} to="/catalogue" variant="default" size="lg" mt="md">
          {t('catalogue.all')}
        </Button>
      </Container>
    )
  const alt = textIn(item.titles, language).text
  const [first, ...others] = item.photos
  return (
    <Container size="md" px="md" pb="xl">
      <Title order={1} size="h2" my="md">
        <Written texts={item.titles} />
      </Title>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <Stack gap="sm">
          <ItemPhoto itemId={itemId} photoId={first} alt={alt} />
          <SimpleGrid cols={3} spacing="xs">
            {others.map((photoId, index) => (
              <ItemPhoto
                key={photoId}
                itemId={itemId}
                photoId={photoId}
                alt={t('item.photo', { number: index + 2, title: alt })}
                isSmall
              />
            ))}
          </SimpleGrid>
        </Stack>
        <Stack gap="md">
          <Price item={item} />
          {item.campaigns.map(({ campaignId, names, place, startsOn, endsOn }) => (
            <Text key={campaignId}>
              <Written texts={names} /> {place && <bdi>{place}</bdi>} <Day on={startsOn} />
              {' – '}
              <Day on={endsOn} />
            </Text>
          ))}
          {item.descriptions && (
            <Text style={{ whiteSpace: 'pre-line' }}>
              <Written texts={item.descriptions} />
            </Text>
          )}
          <Facts item={item} />
          <Group gap="sm">
            <Button
              component={Go}
              to={`/trace/piece/${item.pieceId}`}
              size="lg"
              leftSection={<IconRoute aria-hidden />}
            >
              {t('catalogue.trace')}
            </Button>
            <Button
              component="a"
              href={`/api/promotion/catalogue/${itemId}/product.jsonld?lang=${language}`}
              variant="default"
              size="lg"
              leftSection={<IconFileCode aria-hidden />}
            >
              {t('catalogue.jsonLd')}
            </Button>
          </Group>
        </Stack>
      </SimpleGrid>
    </Container>
  )
}
