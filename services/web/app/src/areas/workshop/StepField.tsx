import { NativeSelect } from '@mantine/core'
import { useTexts } from '../../kit/index.ts'
import type { PlannedStep } from './order.ts'

/** Which step it belongs to; it may be left open. */
export const StepField = ({
  plan,
  value,
  onChange,
}: {
  plan: readonly PlannedStep[]
  value: string
  onChange: (index: string) => void
}) => {
  const t = useTexts('workshop')
  if (plan.length === 0) return null
  return (
    <NativeSelect
      label={t('step.of')}
      size="lg"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: t('step.none') },
        ...plan.map(({ index, step }) => ({ value: String(index), label: t(`step.${step}`) })),
      ]}
    />
  )
}
