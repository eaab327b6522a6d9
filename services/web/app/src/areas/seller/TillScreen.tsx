import { Button, Card, Skeleton, Stack, Text } from '@mantine/core'
import { IconListDetails, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import {
  Day,
  Done,
  Go,
  Line,
  Money,
  NumberField,
  ProblemNote,
  TaskScreen,
  toMinor,
  useCommand,
  useRead,
  useTexts,
} from '../../kit/index.ts'

interface Counted {
  readonly currency: string
  readonly expectedMinor: number
  readonly countedMinor: number
  readonly differenceMinor: number
}

/** Close the day: count the cash, see the difference. */
export const TillScreen = () => {
  const t = useTexts('seller')
  const { data: till, error, refetch } = useRead('sales', '/till')
  const close = useCommand('sales', 'post', '/closings')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [closed, setClosed] = useState<readonly Counted[]>()
  const cash = till?.totals.filter(({ kind }) => kind === 'cash').map(({ currency }) => currency) ?? []
  const currencies = cash.length > 0 ? cash : ['MAD']
  const counted = currencies.map((currency) => ({ currency, amountMinor: toMinor(typed[currency] ?? '', currency) }))
  const isClosed = till?.lastClosedOn != null && till.lastClosedOn >= till.today
  const run = async () => {
    const body = { counted: counted.map(({ currency, amountMinor = 0 }) => ({ currency, amountMinor })) }
    const answer = await close.run({ body })
    if (answer) setClosed(answer.cash)
  }
  if (closed)
    return (
      <TaskScreen title={t('till.title')}>
        <Done text={t('till.done')} next={[{ text: t('closings.title'), to: '/seller/closings' }]}>
          {closed.map(({ currency, expectedMinor, countedMinor, differenceMinor }) => (
            <Stack key={currency} gap={4}>
              <Line text={t('till.expected')}>
                <Money money={{ amountMinor: expectedMinor, currency }} />
              </Line>
              <Line text={t('till.counted')}>
                <Money money={{ amountMinor: countedMinor, currency }} />
              </Line>
              <Line text={t('till.difference')}>
                <strong data-difference={differenceMinor}>
                  <Money money={{ amountMinor: differenceMinor, currency }} />
                </strong>
              </Line>
            </Stack>
          ))}
        </Done>
      </TaskScreen>
    )
  return (
    <TaskScreen
      title={t('till.title')}
      problem={close.problem}
      action={
        isClosed
          ? undefined
          : {
              text: t('till.close'),
              icon: <IconLock aria-hidden />,
              run,
              isRunning: close.isRunning,
              ready: till !== undefined && counted.every(({ amountMinor }) => amountMinor !== undefined),
            }
      }
    >
      <ProblemNote problem={error} again={() => void refetch()} />
      {!till && !error && <Skeleton h={200} />}
      {till && (
        <>
          <Line text={t('sales.day')}>
            <Day on={till.today} />
          </Line>
          {till.lastClosedOn && (
            <Line text={t('till.lastClosed')}>
              <Day on={till.lastClosedOn} />
            </Line>
          )}
          <Card withBorder radius="md" padding="md">
            <Stack gap="xs">
              {till.totals.length === 0 && <Text>{t('till.nothing')}</Text>}
              {till.totals.map(({ kind, currency, takenMinor, refundedMinor, expectedMinor }) => (
                <Stack key={`${kind} ${currency}`} gap={2}>
                  <Line text={t(`kind.${kind}`)}>
                    <strong>
                      <Money money={{ amountMinor: expectedMinor, currency }} />
                    </strong>
                  </Line>
                  {refundedMinor > 0 && (
                    <>
                      <Line text={t('till.taken')}>
                        <Money money={{ amountMinor: takenMinor, currency }} />
                      </Line>
                      <Line text={t('till.refunded')}>
                        <Money money={{ amountMinor: refundedMinor, currency }} />
                      </Line>
                    </>
                  )}
                </Stack>
              ))}
            </Stack>
          </Card>
          {isClosed ? (
            <Text fw={600}>{t('till.isClosed')}</Text>
          ) : (
            currencies.map((currency) => (
              <NumberField
                key={currency}
                label={t('till.count', { currency })}
                description={t('till.countHint')}
                size="lg"
                required
                value={typed[currency] ?? ''}
                onChange={(amount) => setTyped((before) => ({ ...before, [currency]: amount }))}
              />
            ))
          )}
          <Button
            component={Go}
            to="/seller/closings"
            variant="default"
            size="lg"
            leftSection={<IconListDetails aria-hidden />}
          >
            {t('closings.title')}
          </Button>
        </>
      )}
    </TaskScreen>
  )
}
