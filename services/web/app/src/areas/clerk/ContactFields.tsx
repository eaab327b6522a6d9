import { Textarea, TextInput } from '@mantine/core'
import { useTexts } from '../../kit/index.ts'
import { orNull } from './lot.ts'

export interface ContactForm {
  readonly person: string
  readonly phone: string
  readonly email: string
  readonly address: string
}
export const noContact: ContactForm = { person: '', phone: '', email: '', address: '' }

/** As the service takes it; null where nothing was filled in. */
export const contactOf = ({ person, phone, email, address }: ContactForm) => ({
  person: orNull(person),
  phone: orNull(phone),
  email: orNull(email),
  address: orNull(address),
})

export const ContactFields = ({
  value,
  onChange,
}: {
  value: ContactForm
  onChange: (some: Partial<ContactForm>) => void
}) => {
  const t = useTexts('clerk')
  return (
    <>
      <TextInput
        label={t('contact.person')}
        size="lg"
        dir="auto"
        maxLength={200}
        value={value.person}
        onChange={(event) => onChange({ person: event.currentTarget.value })}
      />
      <TextInput
        label={t('contact.phone')}
        type="tel"
        size="lg"
        dir="ltr"
        maxLength={50}
        value={value.phone}
        onChange={(event) => onChange({ phone: event.currentTarget.value })}
      />
      <TextInput
        label={t('contact.email')}
        type="email"
        size="lg"
        dir="ltr"
        maxLength={200}
        value={value.email}
        onChange={(event) => onChange({ email: event.currentTarget.value })}
      />
      <Textarea
        label={t('contact.address')}
        size="lg"
        dir="auto"
        maxLength={500}
        value={value.address}
        onChange={(event) => onChange({ address: event.currentTarget.value })}
      />
    </>
  )
}
