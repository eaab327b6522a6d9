import { type EnteredMass, formatMass, toMicrograms } from '@fibula/kernel'
import { Button, Group, Input, NativeSelect, Paper, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { isMass, MassField, NumberField, type ReadBody, useTexts } from '../../kit/index.ts'
import { grams } from './order.ts'

type Bill = ReadBody<'production', '/designs/{designId}'>['materials']
type Material = Bill[number]['material']
const materials = ['silver', 'copper', 'solder', 'niello', 'stones', 'enamel', 'thread'] as const
const most = 20

export interface BillLine {
  readonly material: Material
  readonly mass: EnteredMass
  readonly pieces: string
}
export const emptyBillLine: BillLine = { material: 'silver', mass: grams(), pieces: '' }

const isCount = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text)

/** As the service takes it: lines that say nothing are left out. */
export const billOf = (lines: readonly BillLine[]): Bill =>
  lines
    .map(({ material, mass, pieces }) => ({
      material,
      pieces: material === 'stones' && isCount(pieces) ? Number(pieces) : null,
      micrograms: isMass(mass) ? toMicrograms(mass) : null,
    }))
    .filter(({ pieces, micrograms }) => pieces !== null || micrograms !== null)

/** To change what a design says already. */
export const billLinesOf = (bill: Bill): BillLine[] =>
  bill.map(({ material, pieces, micrograms }) => ({
    material,
    mass: grams(micrograms === null ? '' : formatMass(micrograms, 'g')),
    pieces: pieces === null ? '' : String(pieces),
  }))

/** Whether every line can be sent, or is left empty. */
export const isBill = (lines: readonly BillLine[]): boolean =>
  lines.every(({ mass, pieces }) => (mass.value === '' || isMass(mass)) && (pieces === '' || isCount(pieces)))

/** What one piece needs, material by material: stones are counted, everything else is weighed. */
export const BillField = ({
  lines,
  onChange,
}: {
  lines: readonly BillLine[]
  onChange: (lines: readonly BillLine[]) => void
}) => {
  const t = useTexts('workshop')
  const change = (at: number, some: Partial<BillLine>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...some } : line)))
  return (
    <Stack gap="xs" role="group" aria-label={t('bill.title')}>
      <Input.Label component="div">{t('bill.title')}</Input.Label>
      {lines.map((line, at) => (
        <Paper key={at} withBorder radius="md" p="sm">
          <Stack gap="sm">
            <Group wrap="nowrap" align="end">
              <NativeSelect
                label={t('bill.material', { number: at + 1 })}
                size="lg"
                flex={1}
                value={line.material}
                onChange={(event) => change(at, { material: event.currentTarget.value as Material, pieces: '' })}
                data={materials.map((value) => ({ value, label: t(`material.${value}`) }))}
              />
              <Button
                variant="subtle"
                size="lg"
                px="sm"
                aria-label={t('bill.remove', { number: at + 1 })}
                onClick={() => onChange(lines.filter((_, index) => index !== at))}
              >
                <IconTrash aria-hidden />
              </Button>
            </Group>
            {line.material === 'stones' && (
              <NumberField
                label={t('stones.count')}
                isWhole
                size="lg"
                value={line.pieces}
                onChange={(pieces) => change(at, { pieces })}
              />
            )}
            <MassField
              label={t('bill.mass', { number: at + 1 })}
              isRequired={false}
              value={line.mass}
              onChange={(mass) => change(at, { mass })}
            />
          </Stack>
        </Paper>
      ))}
      {lines.length < most && (
        <Button
          variant="default"
          size="lg"
          leftSection={<IconPlus aria-hidden size={20} />}
          onClick={() => onChange([...lines, emptyBillLine])}
        >
          {t('bill.add')}
        </Button>
      )}
    </Stack>
  )
}
