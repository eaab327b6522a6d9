import type { EnteredMass } from '@fibula/kernel'
import { Button, Collapse, Group, Paper, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { ChoiceCards, isMass, MassField, NumberField, toFineness, toMinor, useTexts } from '../../kit/index.ts'
import { custodies, grams, holdsSilver, isCount, type Material, materials, origins, orNull } from './lot.ts'
import { PiecesField } from './PiecesField.tsx'

export interface LineForm {
  readonly material: Material
  readonly weighed: EnteredMass
  readonly tare: EnteredMass
  readonly fineness: string
  readonly pieces: string
  readonly price: string
  readonly place: string
  readonly originClass: (typeof origins)[number]
  readonly custodyModel: (typeof custodies)[number]
}
export const emptyLine: LineForm = {
  material: 'silver',
  weighed: grams(),
  tare: grams(),
  fineness: '925',
  pieces: '',
  price: '',
  place: '',
  originClass: 'recycled',
  custodyModel: 'segregated',
}

/** As the service takes it; undefined as long as something is missing. */
export const lineOf = (line: LineForm) => {
  const declaredFineness = holdsSilver(line.material) ? toFineness(line.fineness) : 0
  const amountMinor = line.price === '' ? null : toMinor(line.price)
  const isEmptyTare = line.tare.value === ''
  const counted = line.material === 'stones'
  if (!isMass(line.weighed) || (!isEmptyTare && !isMass(line.tare))) return undefined
  if (declaredFineness === undefined || amountMinor === undefined || (counted && !isCount(line.pieces)))
    return undefined
  return {
    material: line.material,
    weighed: line.weighed,
    tare: isEmptyTare ? grams('0') : line.tare,
    declaredFineness,
    pieces: counted ? Number(line.pieces) : null,
    originClass: line.originClass,
    custodyModel: line.custodyModel,
    price: amountMinor === null ? null : { amountMinor, currency: 'MAD' },
    rate: null,
    place: orNull(line.place),
  }
}

/** One line of a delivery: what it is, what the scale shows, and, folded away, where it comes from. */
export const ReceiveLine = ({
  number,
  line,
  onChange,
  onRemove,
  hasTerms,
}: {
  number: number
  line: LineForm
  onChange: (some: Partial<LineForm>) => void
  onRemove: (() => void) | undefined
  /** Whether the supplier's terms may give the price. */
  hasTerms: boolean
}) => {
  const t = useTexts('clerk')
  const [isOpen, setOpen] = useState(false)
  return (
    <Paper withBorder radius="md" p="sm" component="section" aria-label={t('receive.line', { number })}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Text fw={700}>{t('receive.line', { number })}</Text>
          {onRemove && (
            <Button variant="subtle" size="md" leftSection={<IconTrash aria-hidden size={20} />} onClick={onRemove}>
              {t('receive.remove')}
            </Button>
          )}
        </Group>
        <ChoiceCards
          label={t('material')}
          value={line.material}
          onChange={(material) => onChange({ material: material as Material })}
          choices={materials.map((value) => ({ value, text: t(`material.${value}`) }))}
        />
        <MassField label={t('receive.weighed')} value={line.weighed} onChange={(weighed) => onChange({ weighed })} />
        <MassField
          label={t('receive.tare')}
          isRequired={false}
          value={line.tare}
          onChange={(tare) => onChange({ tare })}
        />
        {holdsSilver(line.material) && (
          <NumberField
            label={t('receive.fineness')}
            required
            size="lg"
            value={line.fineness}
            onChange={(fineness) => onChange({ fineness })}
          />
        )}
        {line.material === 'stones' && <PiecesField value={line.pieces} onChange={(pieces) => onChange({ pieces })} />}
        <NumberField
          label={t('receive.price')}
          description={hasTerms ? t('receive.priceHint') : undefined}
          required={!hasTerms}
          size="lg"
          value={line.price}
          onChange={(price) => onChange({ price })}
        />
        <Button variant="default" size="md" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('receive.more')}
        </Button>
        <Collapse expanded={isOpen}>
          <Stack gap="sm">
            <TextInput
              label={t('place')}
              size="lg"
              dir="auto"
              maxLength={100}
              value={line.place}
              onChange={(event) => onChange({ place: event.currentTarget.value })}
            />
            <ChoiceCards
              label={t('origin')}
              value={line.originClass}
              onChange={(value) => onChange({ originClass: value as LineForm['originClass'] })}
              choices={origins.map((value) => ({ value, text: t(`origin.${value}`) }))}
            />
            <ChoiceCards
              label={t('custody')}
              value={line.custodyModel}
              onChange={(value) => onChange({ custodyModel: value as LineForm['custodyModel'] })}
              choices={custodies.map((value) => ({ value, text: t(`custody.${value}`) }))}
            />
          </Stack>
        </Collapse>
      </Stack>
    </Paper>
  )
}
