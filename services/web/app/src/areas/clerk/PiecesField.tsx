import { NumberField, useTexts } from '../../kit/index.ts'

/** How many stones: they are counted as well as weighed. */
export const PiecesField = ({ value, onChange }: { value: string; onChange: (pieces: string) => void }) => {
  const t = useTexts('clerk')
  return <NumberField label={t('pieces.count')} isWhole required size="lg" value={value} onChange={onChange} />
}
