import { Paper, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Fine, Id, type ItemOf, Line, useTexts } from '../../kit/index.ts'
import { AccountName, Amount } from './words.tsx'

export type Changes = ItemOf<'traceability', '/corrections'>['changes']

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <Title order={2} size="h4" mb={4}>
      {title}
    </Title>
    <Stack gap="xs">{children}</Stack>
  </section>
)

const Named = ({ thing: { id, name } }: { thing: { id: string; name: string | null } }) =>
  name === null ? <Id id={id} /> : <bdi>{name}</bdi>

/** Everything downstream that a correction changes, before it is confirmed and after. */
export const ChangesShown = ({ changes }: { changes: Changes }) => {
  const t = useTexts('ledger')
  const { balances, allowances, passports, payments } = changes
  return (
    <Stack gap="md">
      <Part title={t('changes.balances')}>
        {balances.map(({ account, book, name, before, after }) => (
          <Paper key={`${account.kind} ${account.id} ${account.owner} ${book}`} withBorder radius="md" p="sm">
            <Text component="div" fw={600}>
              <AccountName account={account} name={name} />
            </Text>
            <Line text={t('changes.before')}>
              <Amount amount={before} />
            </Line>
            <Line text={t('changes.after')}>
              <strong>
                <Amount amount={after} />
              </strong>
            </Line>
          </Paper>
        ))}
      </Part>
      {allowances.length > 0 && (
        <Part title={t('changes.allowances')}>
          {allowances.map(({ orderId, name, before, after }) => (
            <Paper key={orderId} withBorder radius="md" p="sm">
              <Text component="div" fw={600}>
                <Named thing={{ id: orderId, name }} />
              </Text>
              <Line text={t('gauge.used')}>
                {before && <Fine fine={before.lossFine} />} <IconArrowRight aria-hidden size={16} className="forward" />{' '}
                {after && <Fine fine={after.lossFine} />}
              </Line>
              <Line text={t('gauge.allowed')}>{after && <Fine fine={after.allowanceFine} />}</Line>
            </Paper>
          ))}
        </Part>
      )}
      {payments.length > 0 && (
        <Part title={t('changes.payments')}>
          {payments.map((payment) => (
            <Line key={`${payment.kind} ${payment.to}`} text={t(`account.${payment.kind}`)}>
              <Named thing={{ id: payment.to, name: payment.name }} /> <Amount amount={payment} />
            </Line>
          ))}
        </Part>
      )}
      {passports.length > 0 && (
        <Part title={t('changes.passports')}>
          {passports.map((thing) => (
            <Text key={thing.id} component="div">
              <Named thing={thing} />
            </Text>
          ))}
        </Part>
      )}
    </Stack>
  )
}
