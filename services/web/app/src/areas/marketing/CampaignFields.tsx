import { SimpleGrid, TextInput } from '@mantine/core'
import { IconCalendarEvent, IconTent } from '@tabler/icons-react'
import { ChoiceCards, useTexts } from '../../kit/index.ts'
import { NamesFields } from './NamesFields.tsx'
import { noWords, textsOf, type Words } from './words.ts'

export interface CampaignForm {
  kind: 'fair' | 'campaign'
  names: Words
  place: string
  startsOn: string
  endsOn: string
}

export const noCampaign: CampaignForm = { kind: 'fair', names: noWords, place: '', startsOn: '', endsOn: '' }

/** What is sent, or undefined as long as something is missing. */
export const campaignOf = ({ kind, names, place, startsOn, endsOn }: CampaignForm) =>
  names.fr.trim() === '' || startsOn === '' || endsOn === ''
    ? undefined
    : { kind, names: textsOf(names), place: place.trim() || null, startsOn, endsOn }

/** The name, the place and the days of a fair or a campaign. */
export const CampaignFields = ({
  form,
  change,
}: {
  form: CampaignForm
  change: (some: Partial<CampaignForm>) => void
}) => {
  const t = useTexts('marketing')
  const day = (name: 'startsOn' | 'endsOn', label: string) => (
    <TextInput
      type="date"
      label={label}
      required
      size="lg"
      value={form[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <ChoiceCards
        label={t('campaign.kind')}
        value={form.kind}
        onChange={(kind) => change({ kind: kind as CampaignForm['kind'] })}
        choices={[
          { value: 'fair', text: t('kind.fair'), picture: <IconTent aria-hidden /> },
          { value: 'campaign', text: t('kind.campaign'), picture: <IconCalendarEvent aria-hidden /> },
        ]}
      />
      <NamesFields words={form.names} onChange={(names) => change({ names })} />
      <TextInput
        label={t('campaign.place')}
        size="lg"
        maxLength={200}
        dir="auto"
        value={form.place}
        onChange={(event) => change({ place: event.currentTarget.value })}
      />
      <SimpleGrid cols={2} spacing="sm">
        {day('startsOn', t('campaign.startsOn'))}
        {day('endsOn', t('campaign.endsOn'))}
      </SimpleGrid>
    </>
  )
}
