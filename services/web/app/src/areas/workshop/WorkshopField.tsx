import { TextInput } from '@mantine/core'
import { IconHammer } from '@tabler/icons-react'
import { ChoiceCards, useList, usePeople, useTexts } from '../../kit/index.ts'

const shape = /^[a-z0-9][a-z0-9-]{1,62}$/

/** A workshop by a tap: one that worked for the organisation before, or one that is signed up; or another by its name in the system. */
export const WorkshopField = ({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) => {
  const t = useTexts('workshop')
  const { items } = useList('production', '/orders', { query: { limit: 100 } })
  const { data: people = [] } = usePeople()
  const before = new Set(items.map(({ workshopId }) => workshopId))
  const others = people.filter(({ roles }) => roles.includes('workshop')).map(({ organisation }) => organisation)
  const known = [...[...before].toSorted(), ...others.filter((id) => !before.has(id)).toSorted()]
  const isWrong = value !== '' && !shape.test(value)
  return (
    <>
      {known.length > 0 && (
        <ChoiceCards
          label={label}
          value={value}
          onChange={onChange}
          choices={known.map((id) => ({ value: id, text: id, picture: <IconHammer aria-hidden /> }))}
        />
      )}
      <TextInput
        label={known.length > 0 ? t('workshop.other') : label}
        required={known.length === 0}
        size="lg"
        dir="ltr"
        value={value}
        error={isWrong ? t('workshop.wrong') : undefined}
        onChange={(event) => onChange(event.currentTarget.value.trim().toLowerCase())}
      />
    </>
  )
}
