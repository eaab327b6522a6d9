import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCoin,
  IconEraser,
  IconFileCertificate,
  IconPhone,
  IconTruckDelivery,
} from '@tabler/icons-react'
import { useState } from 'react'
import {
  Day,
  Go,
  Line,
  Money,
  ProblemNote,
  Quantity,
  TaskScreen,
  today,
  useCommand,
  useGo,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { useSupplier } from './supplier.ts'
import { Mark } from './words.tsx'

type Supplier = NonNullable<ReturnType<typeof useSupplier>['supplier']>

const Papers = ({ supplier }: { supplier: Supplier }) => {
  const t = useTexts('clerk')
  const withdraw = useCommand('sourcing', 'post', '/suppliers/{supplierId}/papers/{paperId}/withdraw')
  const stateOf = (expiresOn: string | null) => (expiresOn !== null && expiresOn < today() ? 'expired' : 'good')
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t('papers.title')}
      </Title>
      {supplier.papers.length === 0 && <Text>{t('papers.none')}</Text>}
      {supplier.papers.map(({ paperId, kind, number, expiresOn, required }) => (
        <Paper key={paperId} withBorder radius="md" p="sm">
          <Stack gap={4}>
            <Group justify="space-between">
              <Text fw={600}>{t(`paper.${kind}`)}</Text>
              <Mark state={stateOf(expiresOn)} />
            </Group>
            <Line text={t('paper.number')}>
              <bdi>{number ?? '–'}</bdi>
            </Line>
            <Line text={t('paper.expiresOn')}>{expiresOn === null ? t('paper.never') : <Day on={expiresOn} />}</Line>
            <Line text={t('paper.required')}>{required ? t('yes') : t('no')}</Line>
            <Button
              variant="subtle"
              size="md"
              loading={withdraw.isRunning}
              onClick={() =>
                withdraw.run({
                  path: { supplierId: supplier.supplierId, paperId },
                  body: { reason: t('paper.withdrawn') },
                })
              }
            >
              {t('paper.withdraw')}
            </Button>
          </Stack>
        </Paper>
      ))}
      <ProblemNote problem={withdraw.problem} />
      <Button
        component={Go}
        to={`/clerk/suppliers/${supplier.supplierId}/paper`}
        variant="default"
        size="lg"
        leftSection={<IconFileCertificate aria-hidden />}
      >
        {t('paper.title')}
      </Button>
    </Stack>
  )
}

const Terms = ({ supplier: { supplierId, terms } }: { supplier: Supplier }) => {
  const t = useTexts('clerk')
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t('terms.title')}
      </Title>
      {terms && (
        <Paper withBorder radius="md" p="sm">
          <Stack gap={4}>
            <Line text={t('terms.days')}>
              <Quantity value={terms.paymentDays} />
            </Line>
            {terms.materials.map(({ material, per, rate, premiumBasisPoints }) => (
              <Line key={material} text={t(`material.${material}`)}>
                {rate ? <Money money={rate} /> : t('terms.market')} {t(`per.${per}`)}
                {premiumBasisPoints !== 0 && <bdi dir="ltr">{` ${premiumBasisPoints / 100} %`}</bdi>}
              </Line>
            ))}
          </Stack>
        </Paper>
      )}
      <Button
        component={Go}
        to={`/clerk/suppliers/${supplierId}/terms`}
        variant="default"
        size="lg"
        leftSection={<IconCoin aria-hidden />}
      >
        {t('terms.set')}
      </Button>
    </Stack>
  )
}

/** Asked once more before it is done: what is erased does not come back. */
const Erase = ({ supplier: { supplierId, kind, contact, name } }: { supplier: Supplier }) => {
  const t = useTexts('clerk')
  const [isAsked, setAsked] = useState(false)
  const person = useCommand('sourcing', 'delete', '/suppliers/{supplierId}/name')
  const ofCompany = useCommand('sourcing', 'delete', '/suppliers/{supplierId}/contact')
  const erase = kind === 'customer' ? person : ofCompany
  const run = () => {
    const sent = { path: { supplierId }, body: {} }
    return kind === 'customer' ? person.run(sent) : ofCompany.run(sent)
  }
  if (kind === 'customer' ? name === null : contact === null) return null
  return (
    <Stack gap="xs">
      {isAsked && (
        <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
          {t(kind === 'customer' ? 'erase.person' : 'erase.contact')}
        </Alert>
      )}
      <ProblemNote problem={erase.problem} />
      <Button
        variant={isAsked ? 'filled' : 'subtle'}
        color="red.8"
        size="lg"
        loading={erase.isRunning}
        leftSection={<IconEraser aria-hidden />}
        onClick={() => (isAsked ? run() : setAsked(true))}
      >
        {t('erase.title')}
      </Button>
    </Stack>
  )
}

export const SupplierScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const { supplierId, supplier, problem, again } = useSupplier()
  const isLate = supplier?.papersUntil != null && supplier.papersUntil < today()
  return (
    <TaskScreen
      title={supplier ? (supplier.name ?? t('supplier.erased')) : t('suppliers.title')}
      action={{
        text: t('receive.title'),
        icon: <IconTruckDelivery aria-hidden />,
        run: () => go(`/clerk/receive?supplierId=${supplierId}`),
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!supplier && !problem && <Waiting />}
      {supplier && (
        <>
          {isLate && (
            <Alert color="red" variant="outline" icon={<IconAlertTriangle aria-hidden />}>
              {t('papers.late')}
            </Alert>
          )}
          <Paper withBorder radius="md" p="sm">
            <Stack gap={4}>
              <Line text={t('kind')}>{t(`kind.${supplier.kind}`)}</Line>
              <Line text={t('contact.person')}>{supplier.contact?.person}</Line>
              <Line text={t('contact.phone')}>
                <bdi dir="ltr">{supplier.contact?.phone}</bdi>
              </Line>
              <Line text={t('contact.email')}>
                <bdi dir="ltr">{supplier.contact?.email}</bdi>
              </Line>
              <Line text={t('contact.address')}>{supplier.contact?.address}</Line>
            </Stack>
          </Paper>
          <Button
            component={Go}
            to={`/clerk/suppliers/${supplierId}/contact`}
            variant="default"
            size="lg"
            leftSection={<IconPhone aria-hidden />}
          >
            {t('contact.title')}
          </Button>
          <Papers supplier={supplier} />
          <Terms supplier={supplier} />
          <Go to={`/clerk/receipts?supplierId=${supplierId}`}>{t('receipts.title')}</Go>
          <Erase supplier={supplier} />
        </>
      )}
    </TaskScreen>
  )
}
