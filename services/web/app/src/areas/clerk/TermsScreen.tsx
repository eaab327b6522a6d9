import { Group, NativeSelect, Paper, Stack, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import {
  isDecimal,
  NumberField,
  ProblemNote,
  TaskScreen,
  toMinor,
  useCommand,
  useGo,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { holdsSilver, type Material, materials } from './lot.ts'
import { useSupplier } from './supplier.ts'

interface Row {
  /** Empty: no terms for this material. */
  readonly per: '' | 'fine-gram' | 'gram' | 'carat' | 'piece'
  readonly rate: string
  readonly premium: string
  readonly isDiscount: boolean
}
const none: Row = { per: '', rate: '', premium: '', isDiscount: false }

const units = (material: Material): Row['per'][] => [
  '',
  ...(holdsSilver(material) ? (['fine-gram'] as const) : []),
  'gram',
  ...(material === 'stones' ? (['carat', 'piece'] as const) : []),
]

const basisPoints = (percent: string): number | undefined =>
  percent === '' ? 0 : isDecimal(percent) && Number(percent) <= 100 ? Math.round(Number(percent) * 100) : undefined

export const TermsScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const { supplierId, supplier, problem, again } = useSupplier()
  const [days, setDays] = useState<string>()
  const [rows, setRows] = useState<Partial<Record<Material, Row>>>({})
  const put = useCommand('sourcing', 'put', '/suppliers/{supplierId}/terms')
  const paymentDays = days ?? String(supplier?.terms?.paymentDays ?? 0)

  const rowOf = (material: Material): Row => {
    const set = supplier?.terms?.materials.find((line) => line.material === material)
    const before: Row = set
      ? {
          per: set.per,
          rate: set.rate ? String(set.rate.amountMinor / 100) : '',
          premium: set.premiumBasisPoints === 0 ? '' : String(Math.abs(set.premiumBasisPoints) / 100),
          isDiscount: set.premiumBasisPoints < 0,
        }
      : none
    return rows[material] ?? before
  }
  const lines = materials.flatMap((material) => {
    const { per, rate, premium, isDiscount } = rowOf(material)
    if (per === '') return []
    const amountMinor = rate === '' ? null : toMinor(rate)
    const points = basisPoints(premium)
    if (amountMinor === undefined || points === undefined) return [undefined]
    return [
      {
        material,
        per,
        rate: amountMinor === null ? null : { amountMinor, currency: 'MAD' },
        premiumBasisPoints: isDiscount ? -points : points,
      },
    ]
  })
  const isReady =
    lines.every((line) => line !== undefined) && /^\d{1,3}$/.test(paymentDays) && Number(paymentDays) <= 365
  const save = async () => {
    const body = { paymentDays: Number(paymentDays), materials: lines.filter((line) => line !== undefined) }
    if (await put.run({ path: { supplierId }, body })) go(`/clerk/suppliers/${supplierId}`)
  }
  return (
    <TaskScreen
      title={t('terms.set')}
      problem={put.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run: save,
        isRunning: put.isRunning,
        ready: supplier !== undefined && isReady,
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!supplier && !problem && <Waiting />}
      {supplier && (
        <>
          <NumberField label={t('terms.days')} isWhole size="lg" value={paymentDays} onChange={setDays} />
          {materials.map((material) => {
            const row = rowOf(material)
            const change = (some: Partial<Row>) => setRows((all) => ({ ...all, [material]: { ...row, ...some } }))
            return (
              <Paper key={material} withBorder radius="md" p="sm">
                <Stack gap="xs">
                  <Text fw={600}>{t(`material.${material}`)}</Text>
                  <NativeSelect
                    size="lg"
                    label={t('terms.per')}
                    value={row.per}
                    onChange={(event) => change({ per: event.currentTarget.value as Row['per'] })}
                    data={units(material).map((value) => ({
                      value,
                      label: value === '' ? t('terms.none') : t(`per.${value}`),
                    }))}
                  />
                  {row.per !== '' && (
                    <>
                      <NumberField
                        label={t('terms.rate')}
                        description={t('terms.rateHint')}
                        size="lg"
                        value={row.rate}
                        onChange={(rate) => change({ rate })}
                      />
                      <Group grow align="end">
                        <NumberField
                          label={t('terms.premium')}
                          size="lg"
                          value={row.premium}
                          onChange={(premium) => change({ premium })}
                        />
                        <NativeSelect
                          size="lg"
                          aria-label={t('terms.sign')}
                          value={row.isDiscount ? 'discount' : 'premium'}
                          onChange={(event) => change({ isDiscount: event.currentTarget.value === 'discount' })}
                          data={[
                            { value: 'premium', label: t('terms.isPremium') },
                            { value: 'discount', label: t('terms.isDiscount') },
                          ]}
                        />
                      </Group>
                    </>
                  )}
                </Stack>
              </Paper>
            )
          })}
        </>
      )}
    </TaskScreen>
  )
}
