import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { TaskScreen, useCommand, useDraft, useGo, useTexts } from '../../kit/index.ts'

export const NewSupplierScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const [form, change, done] = useDraft('supplier', { name: '' })
  const register = useCommand('sourcing', 'post', '/suppliers')
  const save = async () => {
    if (!(await register.run({ body: { kind: 'refiner', name: form.name } }))) return
    done()
    go('/clerk/suppliers')
  }
  return (
    <TaskScreen
      title={t('supplier.title')}
      problem={register.problem}
      action={{
        text: t('supplier.save'),
        icon: <IconCheck aria-hidden />,
        run: save,
        isRunning: register.isRunning,
        ready: form.name.trim() !== '',
      }}
    >
      <TextInput
        label={t('suppliers.name')}
        required
        value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
    </TaskScreen>
  )
}
