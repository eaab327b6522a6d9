import { Button, Card, Group, Skeleton, Stack, Table, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconChevronDown, IconFileSpreadsheet, IconTable } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem.ts'
import type { Service } from '../api/types.ts'
import { useLanguage, useTexts } from '../texts/useTexts.ts'
import { EmptyState } from './EmptyState.tsx'
import { FileButton } from './file.tsx'
import { Go } from './Go.tsx'
import { ProblemNote } from './Problem.tsx'

export interface Column<Item> {
  readonly name: string
  readonly title: string
  readonly show: (item: Item) => ReactNode
  /** Numbers stand at the end of their cell. */
  readonly isNumber?: boolean
}

interface Source {
  readonly service: Service
  readonly path: string
  readonly query: object | undefined
}

/** All rows of the list and filter as files, with headings in the language of the screen. */
export const Export = ({ source: { service, path, query } }: { source: Source }) => {
  const t = useTexts('shell')
  const lang = useLanguage()
  const name = path.split('/').at(-1)
  const ask = (format: string) => ({ service, path, query: { ...query, format, lang } })
  return (
    <Group gap="xs" justify="end">
      <FileButton
        text={t('exportCsv')}
        ask={ask('csv')}
        name={`${name}.csv`}
        icon={<IconTable aria-hidden size={20} />}
      />
      <FileButton
        text={t('exportXlsx')}
        ask={ask('xlsx')}
        name={`${name}.xlsx`}
        icon={<IconFileSpreadsheet aria-hidden size={20} />}
      />
    </Group>
  )
}

/**
 * A list from `useList`: cards on a phone, a table on a laptop, further pages on demand, and the whole of it as a file.
 * The first column is the heading of a card, and with `linkTo` leads to the thing. `filter` stands above.
 */
export const DataList = <Item,>({
  list,
  columns,
  keyOf,
  linkTo,
  filter,
  emptyText,
  emptyAction,
  canExport = true,
  label,
}: {
  list: {
    items: Item[]
    isLoading: boolean
    problem: Problem | undefined
    again: () => void
    hasNext: boolean
    isFetchingNext: boolean
    next: () => void
    source: Source
  }
  columns: readonly Column<Item>[]
  keyOf: (item: Item) => string
  linkTo?: (item: Item) => string
  filter?: ReactNode
  emptyText: string
  emptyAction?: ReactNode
  canExport?: boolean
  /** What a screen reader calls the list. */
  label: string
}) => {
  const t = useTexts('shell')
  const isWide = useMediaQuery('(min-width: 48em)')
  const [first, ...rest] = columns
  const heading = (item: Item) => {
    const shown = first?.show(item)
    return linkTo ? (
      <Go to={linkTo(item)} className="list-link">
        {shown}
      </Go>
    ) : (
      shown
    )
  }
  return (
    <Stack gap="sm">
      {filter}
      <ProblemNote problem={list.problem} again={list.again} />
      {list.isLoading && <Skeleton h={120} radius="md" aria-label={t('loading')} role="status" />}
      {!list.isLoading && !list.problem && list.items.length === 0 && (
        <EmptyState text={emptyText}>{emptyAction}</EmptyState>
      )}
      {list.items.length > 0 &&
        (isWide ? (
          <Table aria-label={label} verticalSpacing="sm" highlightOnHover>
            <Table.Thead>
              <Table.Tr>
                {columns.map(({ name, title, isNumber }) => (
                  <Table.Th key={name} ta={isNumber ? 'end' : 'start'}>
                    {title}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {list.items.map((item) => (
                <Table.Tr key={keyOf(item)}>
                  {columns.map(({ name, show, isNumber }, index) => (
                    <Table.Td key={name} ta={isNumber ? 'end' : 'start'}>
                      {index === 0 ? heading(item) : show(item)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        ) : (
          <Stack component="ul" gap="xs" p={0} m={0} aria-label={label} style={{ listStyle: 'none' }}>
            {list.items.map((item) => (
              <Card component="li" key={keyOf(item)} withBorder padding="sm" radius="md" className="list-card">
                <Text component="div" fw={600}>
                  {heading(item)}
                </Text>
                {rest.map(({ name, title, show }) => (
                  <Group key={name} justify="space-between" gap="sm" wrap="nowrap">
                    <Text size="sm" c="dimmed">
                      {title}
                    </Text>
                    <Text size="sm" component="div" ta="end">
                      {show(item)}
                    </Text>
                  </Group>
                ))}
              </Card>
            ))}
          </Stack>
        ))}
      {list.hasNext && (
        <Button
          variant="default"
          loading={list.isFetchingNext}
          leftSection={<IconChevronDown aria-hidden size={20} />}
          onClick={list.next}
        >
          {t('next')}
        </Button>
      )}
      {canExport && list.items.length > 0 && <Export source={list.source} />}
    </Stack>
  )
}
