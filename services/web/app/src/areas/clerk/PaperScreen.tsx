import { Checkbox, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import {
  ChoiceCards,
  PhotoField,
  TaskScreen,
  today,
  useCommand,
  useGo,
  usePathValue,
  useTexts,
} from '../../kit/index.ts'
import { paperKinds } from './supplier.ts'

interface Form {
  readonly kind: (typeof paperKinds)[number]
  readonly number: string
  readonly issuedOn: string
  readonly expiresOn: string
  readonly required: boolean
  readonly photos: string[]
}

/** Not kept as a draft: an identity card is personal. */
export const PaperScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const supplierId = usePathValue('supplierId')
  const [form, setForm] = useState<Form>({
    ...{ kind: 'trade-register', number: '', issuedOn: today(), expiresOn: '', required: true, photos: [] },
  })
  const change = (some: Partial<Form>) => setForm((before) => ({ ...before, ...some }))
  const file = useCommand('sourcing', 'post', '/suppliers/{supplierId}/papers')
  const save = async () => {
    const expiresOn = form.expiresOn === '' ? null : form.expiresOn
    const body = { ...form, number: form.number.trim(), expiresOn }
    if (await file.run({ path: { supplierId }, body })) go(`/clerk/suppliers/${supplierId}`)
  }
  return (
    <TaskScreen
      title={t('paper.title')}
      problem={file.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run: save,
        isRunning: file.isRunning,
        ready: form.number.trim() !== '' && form.issuedOn !== '',
      }}
    >
      <ChoiceCards
        label={t('kind')}
        value={form.kind}
        onChange={(kind) => change({ kind: kind as Form['kind'] })}
        choices={paperKinds.map((value) => ({ value, text: t(`paper.${value}`) }))}
      />
      <TextInput
        label={t('paper.number')}
        required
        size="lg"
        dir="auto"
        maxLength={100}
        value={form.number}
        onChange={(event) => change({ number: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('paper.issuedOn')}
        required
        size="lg"
        value={form.issuedOn}
        onChange={(event) => change({ issuedOn: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('paper.expiresOn')}
        description={t('paper.neverHint')}
        size="lg"
        min={form.issuedOn}
        value={form.expiresOn}
        onChange={(event) => change({ expiresOn: event.currentTarget.value })}
      />
      <Checkbox
        size="lg"
        label={t('paper.requiredHint')}
        checked={form.required}
        onChange={(event) => change({ required: event.currentTarget.checked })}
      />
      <PhotoField
        label={t('paper.photos')}
        service="sourcing"
        photos={form.photos}
        onChange={(photos) => change({ photos })}
      />
    </TaskScreen>
  )
}
