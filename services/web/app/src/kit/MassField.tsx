import type { EnteredMass, MassUnit } from '@fibula/kernel'
import { Group, Input, SegmentedControl, Stack } from '@mantine/core'
import { useId } from 'react'
import { useTexts } from '../texts/useTexts.ts'
import { NumberField } from './NumberField.tsx'
import { isDecimal } from './numbers.ts'

/** Whether what was typed can be sent as a mass. */
export const isMass = (mass: EnteredMass | undefined): mass is EnteredMass =>
  mass !== undefined && isDecimal(mass.value)

/** A weight as the scale shows it, with a switch for its unit. */
export const MassField = ({
  label,
  description,
  value,
  onChange,
  units = ['g', 'kg', 'mg', 'ct'],
  isRequired = true,
  autoFocus = false,
}: {
  label: string
  description?: string
  value: EnteredMass
  onChange: (mass: EnteredMass) => void
  units?: readonly MassUnit[]
  isRequired?: boolean
  autoFocus?: boolean
}) => {
  const t = useTexts('shell')
  const id = useId()
  const isWrong = value.value !== '' && !isDecimal(value.value)
  return (
    <Stack gap={4}>
      <Input.Label htmlFor={id} required={isRequired}>
        {label}
      </Input.Label>
      {description && <Input.Description>{description}</Input.Description>}
      <Group gap="xs" wrap="nowrap" align="start">
        <NumberField
          id={id}
          flex={1}
          miw={0}
          size="lg"
          required={isRequired}
          autoFocus={autoFocus}
          value={value.value}
          onChange={(text) => onChange({ ...value, value: text })}
          error={isWrong ? t('notANumber') : undefined}
        />
        {units.length > 1 ? (
          <SegmentedControl
            aria-label={t('unitOf', { what: label })}
            size="md"
            dir="ltr"
            value={value.unit}
            onChange={(unit) => onChange({ ...value, unit: unit as MassUnit })}
            data={units.map((unit) => ({ value: unit, label: unit }))}
          />
        ) : (
          <Input.Label pt={12}>{units[0]}</Input.Label>
        )}
      </Group>
    </Stack>
  )
}
