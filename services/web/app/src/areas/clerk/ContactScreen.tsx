import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { ProblemNote, TaskScreen, useCommand, useGo, useTexts, Waiting } from '../../kit/index.ts'
import { ContactFields, type ContactForm, contactOf } from './ContactFields.tsx'
import { useSupplier } from './supplier.ts'

/** Not kept as a draft: what is personal stays off the phone. */
export const ContactScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const { supplierId, supplier, problem, again } = useSupplier()
  const [typed, setTyped] = useState<Partial<ContactForm>>({})
  const put = useCommand('sourcing', 'put', '/suppliers/{supplierId}/contact')
  const { person, phone, email, address } = supplier?.contact ?? {}
  const form = { person: person ?? '', phone: phone ?? '', email: email ?? '', address: address ?? '', ...typed }
  const save = async () => {
    if (await put.run({ path: { supplierId }, body: contactOf(form) })) go(`/clerk/suppliers/${supplierId}`)
  }
  return (
    <TaskScreen
      title={t('contact.title')}
      problem={put.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run: save,
        isRunning: put.isRunning,
        ready: supplier !== undefined,
      }}
    >
      <ProblemNote problem={problem} again={again} />
      {!supplier && !problem && <Waiting />}
      {supplier && <ContactFields value={form} onChange={(some) => setTyped((before) => ({ ...before, ...some }))} />}
    </TaskScreen>
  )
}
