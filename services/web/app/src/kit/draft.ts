import { useEffect, useState } from 'react'
import { currentPerson } from '../session/session.ts'

const keyOf = (name: string): string => `fibula.draft.${currentPerson()?.person ?? ''}.${name}`

const read = (key: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/**
 * What a person is typing, kept on the phone until it was sent: `const [form, change, done] = useDraft('receipt', empty)`.
 * `change({ weighed })` changes some fields; `done()` after success forgets the draft and empties the form.
 */
export const useDraft = <Form extends object>(
  name: string,
  empty: Form,
): [form: Form, change: (some: Partial<Form>) => void, done: () => void] => {
  const [key] = useState(() => keyOf(name))
  const [form, setForm] = useState<Form>(() => ({ ...empty, ...(read(key) as Partial<Form> | null) }))
  useEffect(() => {
    try {
      if (JSON.stringify(form) === JSON.stringify(empty)) localStorage.removeItem(key)
      else localStorage.setItem(key, JSON.stringify(form))
    } catch {
      // A private window: the draft lasts as long as the page.
    }
  })
  return [form, (some) => setForm((before) => ({ ...before, ...some })), () => setForm(empty)]
}
