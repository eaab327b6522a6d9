import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { ChoiceCards, TaskScreen, useCommand, useDraft, useGo, useTexts } from '../../kit/index.ts'
import { ContactFields, type ContactForm, contactOf, noContact } from './ContactFields.tsx'
import { supplierKinds } from './supplier.ts'

interface Form extends ContactForm {
  readonly kind: (typeof supplierKinds)[number]
  readonly name: string
}

export const NewSupplierScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const [form, change, done] = useDraft<Form>('supplier', { ...noContact, kind: 'comptoir', name: '' })
  const register = useCommand('sourcing', 'post', '/suppliers')
  const save = async () => {
    const answer = await register.run({ body: { kind: form.kind, name: form.name.trim(), contact: contactOf(form) } })
    if (!answer) return
    done()
    go(`/clerk/suppliers/${answer.supplierId}`)
  }
  return (
    <TaskScreen
      title={t('supplier.title')}
      problem={register.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run: save,
        isRunning: register.isRunning,
        ready: form.name.trim() !== '',
      }}
    >
      <ChoiceCards
        label={t('kind')}
        value={form.kind}
        onChange={(kind) => change({ kind: kind as Form['kind'] })}
        choices={supplierKinds.map((value) => ({ value, text: t(`kind.${value}`) }))}
      />
      <TextInput
        label={t('suppliers.name')}
        required
        size="lg"
        dir="auto"
        maxLength={200}
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <ContactFields value={form} onChange={change} />
    </TaskScreen>
  )
}
