import { alloyTo, type EnteredMass, fineContent, toMicrograms } from '@fibula/kernel'
import { Paper, Text } from '@mantine/core'
import { useState } from 'react'
import { isMass, Line, Mass, MassField, NumberField, TaskScreen, toFineness, useTexts } from '../../kit/index.ts'

/** How much copper, or fine silver, brings metal to a title. It reckons on the phone, without network. */
export const AlloyScreen = () => {
  const t = useTexts('ledger')
  const [weighed, setWeighed] = useState<EnteredMass>({ value: '', unit: 'g' })
  const [fineness, setFineness] = useState('999.9')
  const [title, setTitle] = useState('925')
  const [from, to] = [toFineness(fineness), toFineness(title)]
  const grossMicrograms = isMass(weighed) ? toMicrograms(weighed) : 0
  const alloy =
    from === undefined || to === undefined
      ? undefined
      : alloyTo({ grossMicrograms, fine: fineContent(grossMicrograms, from) }, to)
  return (
    <TaskScreen title={t('alloy.title')}>
      <MassField label={t('alloy.gross')} value={weighed} onChange={setWeighed} autoFocus />
      <NumberField label={t('alloy.fineness')} size="lg" value={fineness} onChange={setFineness} />
      <NumberField label={t('alloy.target')} size="lg" value={title} onChange={setTitle} />
      <div aria-live="polite">
        {alloy && (
          <Paper withBorder radius="md" p="md">
            <Text fw={600} fz="lg">
              {t(alloy.grossMicrograms === 0 ? 'alloy.nothing' : `alloy.${alloy.add}`)}
            </Text>
            {alloy.grossMicrograms > 0 && (
              <Text component="div" fz={30} fw={700}>
                <Mass micrograms={alloy.grossMicrograms} />
              </Text>
            )}
            <Line text={t('alloy.gives')}>
              <Mass micrograms={alloy.result.grossMicrograms} />
            </Line>
          </Paper>
        )}
        {!alloy && isMass(weighed) && <Text>{t('alloy.impossible')}</Text>}
      </div>
    </TaskScreen>
  )
}
