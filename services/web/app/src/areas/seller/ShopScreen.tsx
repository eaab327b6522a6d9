import { Skeleton, Text, TextInput } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import { Done, NumberField, ProblemNote, TaskScreen, useCommand, useDraft, useRead, useTexts } from '../../kit/index.ts'

interface Shop {
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  readonly taxNumber: string | null
  readonly country: string
  readonly returnDays: number
}

const EditShop = ({ shop }: { shop: Shop | undefined }) => {
  const t = useTexts('seller')
  const describe = useCommand('sales', 'put', '/shop')
  const [form, change, done] = useDraft('shop', {
    name: shop?.name ?? '',
    address: shop?.address ?? '',
    phone: shop?.phone ?? '',
    taxNumber: shop?.taxNumber ?? '',
    returnDays: String(shop?.returnDays ?? 14),
  })
  const [isSaved, setSaved] = useState(false)
  const days = /^\d{1,3}$/.test(form.returnDays) ? Number(form.returnDays) : undefined
  const run = async () => {
    if (days === undefined) return
    const orNull = (text: string) => text.trim() || null
    const body = {
      name: form.name.trim(),
      address: orNull(form.address),
      phone: orNull(form.phone),
      taxNumber: orNull(form.taxNumber),
      country: shop?.country ?? 'MA',
      returnDays: days,
    }
    if (!(await describe.run({ body }))) return
    done()
    setSaved(true)
  }
  const field = (name: 'name' | 'address' | 'phone' | 'taxNumber', maxLength: number) => (
    <TextInput
      label={t(`shop.${name}`)}
      size="lg"
      dir="auto"
      maxLength={maxLength}
      required={name === 'name'}
      value={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  if (isSaved)
    return (
      <TaskScreen title={t('shop.title')}>
        <Done text={t('shop.saved')} next={[{ text: t('shop.title'), run: () => setSaved(false) }]} />
      </TaskScreen>
    )
  return (
    <TaskScreen
      title={t('shop.title')}
      problem={describe.problem}
      action={{
        text: t('buyer.save'),
        icon: <IconDeviceFloppy aria-hidden />,
        run,
        isRunning: describe.isRunning,
        ready: form.name.trim() !== '' && days !== undefined && days <= 365,
      }}
    >
      <Text>{t('shop.hint')}</Text>
      {field('name', 200)}
      {field('address', 500)}
      {field('phone', 60)}
      {field('taxNumber', 60)}
      <NumberField
        label={t('shop.returnDays')}
        size="lg"
        isWhole
        value={form.returnDays}
        onChange={(returnDays) => change({ returnDays })}
      />
    </TaskScreen>
  )
}

/** What stands at the head of the shop's receipts, and for how long pieces are taken back. */
export const ShopScreen = () => {
  const t = useTexts('seller')
  const { data, error, refetch } = useRead('sales', '/shop')
  // A shop that has not introduced itself yet is found nowhere.
  if (data || error?.body.code === 'not-found') return <EditShop shop={data} />
  return (
    <TaskScreen title={t('shop.title')}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!error && <Skeleton h={240} />}
    </TaskScreen>
  )
}
