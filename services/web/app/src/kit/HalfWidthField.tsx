import type { EnteredMass } from '@fibula/kernel'
import { useTexts } from '../texts/useTexts.ts'
import { MassField } from './MassField.tsx'

/** One display step of a common scale. */
export const scaleStep: EnteredMass = { value: '0.01', unit: 'g' }

/** How exactly the scale weighs: without it nobody could tell whether two weighings agree. */
export const HalfWidthField = ({ value, onChange }: { value: EnteredMass; onChange: (mass: EnteredMass) => void }) => {
  const t = useTexts('shell')
  return (
    <MassField
      label={t('halfWidth')}
      description={t('halfWidth.why')}
      units={['g', 'mg']}
      value={value}
      onChange={onChange}
    />
  )
}
