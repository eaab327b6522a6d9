import { TextInput } from '@mantine/core'
import { useTexts } from '../../kit/index.ts'

export interface BuyerForm {
  name: string
  address: string
  document: string
  taxNumber: string
}
export const nobody: BuyerForm = { name: '', address: '', document: '', taxNumber: '' }

/** What is sent, or undefined without a name. */
export const buyerOf = ({ name, address, document, taxNumber }: BuyerForm, wantsInvoice: boolean) =>
  name.trim() === ''
    ? undefined
    : {
        name: name.trim(),
        wantsInvoice,
        ...(address.trim() === '' ? {} : { address: address.trim() }),
        ...(document.trim() === '' ? {} : { document: document.trim() }),
        ...(taxNumber.trim() === '' ? {} : { taxNumber: taxNumber.trim() }),
      }

/** Who buys; asked only where the law or the buyer wants it. Nothing of it stays on the phone. */
export const BuyerFields = ({ form, onChange }: { form: BuyerForm; onChange: (some: Partial<BuyerForm>) => void }) => {
  const t = useTexts('seller')
  const field = (name: keyof BuyerForm, maxLength: number, required = false) => (
    <TextInput
      label={t(`buyer.${name}`)}
      size="lg"
      dir="auto"
      autoComplete="off"
      maxLength={maxLength}
      required={required}
      value={form[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <>
      {field('name', 200, true)}
      {field('address', 500)}
      {field('document', 100)}
      {field('taxNumber', 60)}
    </>
  )
}
