import {
  Button,
  Card,
  Collapse,
  Container,
  Group,
  SimpleGrid,
  Skeleton,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core'
import { IconAdjustmentsHorizontal, IconChevronDown, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import {
  EmptyState,
  Export,
  Go,
  ProblemNote,
  toMinor,
  useFilter,
  useLanguage,
  useList,
  useTexts,
} from '../../../kit/index.ts'
import { Written } from '../Written.tsx'
import { Filters, noFilter } from './Filters.tsx'
import { ItemPhoto } from './ItemPhoto.tsx'
import { Price } from './Price.tsx'

const minorOf = (typed: string): number | undefined => (typed === '' ? undefined : toMinor(typed))

/** The catalogue for everybody, without a sign-in: searched in four languages, filtered, sorted. */
export const CatalogueScreen = () => {
  const t = useTexts('marketing')
  const language = useLanguage()
  const [filter, setFilter] = useFilter(noFilter)
  const [isOpen, setOpen] = useState(false)
  const list = useList('promotion', '/catalogue', {
    query: {
      ...filter,
      lang: language,
      minPrice: minorOf(filter.minPrice),
      maxPrice: minorOf(filter.maxPrice),
    } as never,
  })
  return (
    <Container size="lg" px="md" pb="xl">
      <Title order={1} size="h2" my="md">
        {t('catalogue.title')}
      </Title>
      <Stack gap="md">
        <search>
          <Stack gap="sm">
            <TextInput
              type="search"
              label={t('catalogue.search')}
              size="lg"
              maxLength={100}
              leftSection={<IconSearch aria-hidden />}
              defaultValue={filter.q}
              onChange={(event) => setFilter({ q: event.currentTarget.value.trim() })}
            />
            <Button
              variant="default"
              size="md"
              mih={48}
              aria-expanded={isOpen}
              leftSection={<IconAdjustmentsHorizontal aria-hidden size={20} />}
              onClick={() => setOpen(!isOpen)}
            >
              {t('catalogue.filters')}
            </Button>
            <Collapse expanded={isOpen}>
              <Filters filter={filter} setFilter={setFilter} />
            </Collapse>
          </Stack>
        </search>
        <ProblemNote problem={list.problem} again={list.again} />
        {list.isLoading && <Skeleton h={200} />}
        {!list.isLoading && !list.problem && list.items.length === 0 && <EmptyState text={t('catalogue.none')} />}
        <SimpleGrid
          component="ul"
          cols={{ base: 2, sm: 3, md: 4 }}
          spacing="sm"
          p={0}
          m={0}
          style={{ listStyle: 'none' }}
        >
          {list.items.map((item) => (
            <li key={item.itemId}>
              <Card
                component={Go}
                to={`/catalogue/${item.itemId}`}
                withBorder
                radius="md"
                padding="sm"
                className="figure"
                h="100%"
              >
                <ItemPhoto itemId={item.itemId} photoId={item.photos[0]} alt="" isSmall />
                <Text component="div" fw={600} mt="xs">
                  <Written texts={item.titles} />
                </Text>
                <Price item={item} />
                <Text size="sm">{t(`availability.${item.availability}`)}</Text>
              </Card>
            </li>
          ))}
        </SimpleGrid>
        {list.hasNext && (
          <Group justify="center">
            <Button
              variant="default"
              size="md"
              mih={48}
              loading={list.isFetchingNext}
              leftSection={<IconChevronDown aria-hidden size={20} />}
              onClick={list.next}
            >
              {t('catalogue.more')}
            </Button>
          </Group>
        )}
        {list.items.length > 0 && <Export source={list.source} />}
      </Stack>
    </Container>
  )
}
