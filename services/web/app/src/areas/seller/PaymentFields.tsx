import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconBuildingBank, IconCash, IconCreditCard, IconPlus, IconTrash } from '@tabler/icons-react'
import { ChoiceCards, Money, NumberField, useTexts } from '../../kit/index.ts'
import { type Due, leftOf, type MoneyKind, moneyKinds, nothingPaid, type PaymentForm, paymentsOf } from './payments.ts'

const icons = { cash: IconCash, card: IconCreditCard, transfer: IconBuildingBank } as const

/** How money changes hands: kind by a tap, amounts on the number pad; what is not typed is what is still due. */
export const PaymentFields = ({
  forms,
  due,
  onChange,
  isRefund = false,
}: {
  forms: readonly PaymentForm[]
  due: Due
  onChange: (forms: PaymentForm[]) => void
  isRefund?: boolean
}) => {
  const t = useTexts('seller')
  const change = (at: number, some: Partial<PaymentForm>) =>
    onChange(forms.map((form, line) => (line === at ? { ...form, ...some } : form)))
  const paid = paymentsOf(forms, due)
  const several = forms.length > 1
  return (
    <Stack gap="sm">
      {forms.map((form, line) => (
        <Card key={line} withBorder radius="md" padding="sm">
          <Stack gap="sm">
            <ChoiceCards
              label={isRefund ? t('pay.refundBy') : t('pay.by')}
              columns={3}
              value={form.kind}
              onChange={(kind) => change(line, { kind: kind as MoneyKind })}
              choices={moneyKinds.map((value) => {
                const Icon = icons[value]
                return { value, text: t(`kind.${value}`), picture: <Icon aria-hidden size={20} /> }
              })}
            />
            {several && (
              <NumberField
                label={t('pay.amount', { currency: due.currency })}
                size="lg"
                value={form.amount}
                onChange={(amount) => change(line, { amount })}
              />
            )}
            {form.kind === 'cash' && !isRefund && (
              <NumberField
                label={t('pay.given', { currency: due.currency })}
                description={t('pay.givenHint')}
                size="lg"
                value={form.given}
                onChange={(given) => change(line, { given })}
              />
            )}
            {several && (
              <Button
                variant="subtle"
                color="dark"
                mih={48}
                leftSection={<IconTrash aria-hidden size={18} />}
                onClick={() => onChange(forms.filter((_, at) => at !== line))}
              >
                {t('pay.remove')}
              </Button>
            )}
          </Stack>
        </Card>
      ))}
      {forms.length < 10 && (
        <Button
          variant="default"
          mih={48}
          leftSection={<IconPlus aria-hidden size={18} />}
          onClick={() => onChange([...forms, { ...nothingPaid, kind: 'card' }])}
        >
          {t('pay.another')}
        </Button>
      )}
      <Group justify="space-between" role="status">
        {paid ? (
          paid.changeMinor > 0 && (
            <>
              <Text fw={600}>{t('pay.change')}</Text>
              <Text fw={700} fz="xl" data-change={paid.changeMinor}>
                <Money money={{ amountMinor: paid.changeMinor, currency: due.currency }} />
              </Text>
            </>
          )
        ) : (
          <>
            <Text>{t('pay.left')}</Text>
            <Money money={{ amountMinor: leftOf(forms, due), currency: due.currency }} />
          </>
        )}
      </Group>
    </Stack>
  )
}
