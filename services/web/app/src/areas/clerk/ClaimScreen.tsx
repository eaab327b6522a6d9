import type { EnteredMass } from '@fibula/kernel'
import { Button, Paper, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconCertificate } from '@tabler/icons-react'
import {
  ChoiceCards,
  isMass,
  Line,
  Mass,
  MassField,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  useList,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { grams, origins, useLot } from './lot.ts'
import { Held } from './words.tsx'

type Origin = Exclude<(typeof origins)[number], 'unknown'>
interface Form {
  readonly amount: EnteredMass
  readonly origin: Origin | ''
}
const claimable = origins.filter((origin): origin is Origin => origin !== 'unknown')

/** Under a mass balance: as much of a lot may be said to be of an origin as came in with it at its site, this year. */
export const ClaimScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const { lotId, lot, problem, again } = useLot()
  const [form, change, done] = useDraft<Form>(`claim.${lotId}`, { amount: grams(), origin: '' })
  const claim = useCommand('sourcing', 'post', '/lots/{lotId}/claim')
  const giveUp = useCommand('sourcing', 'post', '/lots/{lotId}/give-up-claim')
  const year = new Date().toISOString().slice(0, 4)
  const accounts = useList('sourcing', '/claim-accounts', {
    query: lot ? { siteId: lot.possessorId, material: lot.material, period: year } : {},
    when: lot !== undefined,
  })
  const own = lot?.originClass
  const choices = own === undefined || own === 'unknown' ? claimable : [own]
  const origin = choices.length === 1 ? (choices[0] ?? '') : form.origin
  const leave = () => {
    done()
    go(`/clerk/lots/${lotId}`)
  }
  const run = async () => {
    if (origin === '') return
    const body = { amount: form.amount, originClass: origin }
    if (await claim.run({ path: { lotId }, body })) leave()
  }
  const leftOf = (value: Origin) =>
    accounts.items.find(({ originClass }) => originClass === value)?.grossMicrograms ?? 0
  const isOfAccount = lot?.custodyModel === 'mass-balance' || lot?.custodyModel === 'none'
  return (
    <TaskScreen
      title={t('claim.title')}
      problem={claim.problem ?? giveUp.problem}
      action={
        isOfAccount
          ? {
              text: t('claim.save'),
              icon: <IconCertificate aria-hidden />,
              run,
              isRunning: claim.isRunning,
              ready: origin !== '' && isMass(form.amount),
            }
          : undefined
      }
    >
      <ProblemNote problem={problem ?? accounts.problem} again={again} />
      {!lot && !problem && <Waiting />}
      {lot && (
        <>
          <Paper withBorder radius="md" p="sm">
            <Stack gap={4}>
              <Line text={t('lot.holds')}>
                <Held lot={lot} />
              </Line>
              <Line text={t('lot.claimed')}>
                <Mass micrograms={lot.claimedMicrograms} />
              </Line>
            </Stack>
          </Paper>
          {isOfAccount ? (
            <>
              <ChoiceCards
                label={t('claim.origin')}
                value={origin}
                onChange={(value) => change({ origin: value as Origin })}
                choices={choices.map((value) => ({
                  value,
                  text: t(`origin.${value}`),
                  hint: (
                    <>
                      {t('claims.left')} <Mass micrograms={leftOf(value)} />
                    </>
                  ),
                }))}
              />
              <MassField label={t('claim.amount')} value={form.amount} onChange={(amount) => change({ amount })} />
            </>
          ) : (
            <Text>{t('claim.own')}</Text>
          )}
          {lot.claimedMicrograms > 0 && (
            <Button
              variant="default"
              size="lg"
              h={56}
              loading={giveUp.isRunning}
              leftSection={<IconArrowBackUp aria-hidden />}
              onClick={async () => {
                if (await giveUp.run({ path: { lotId }, body: {} })) leave()
              }}
            >
              {t('claim.giveUp')}
            </Button>
          )}
        </>
      )}
    </TaskScreen>
  )
}
