import { SimpleGrid, TextInput } from '@mantine/core'
import { IconCalendarEvent, IconCheck, IconTent } from '@tabler/icons-react'
import { ChoiceCards, TaskScreen, useCommand, useDraft, useGo, useTexts } from '../../kit/index.ts'
import { NamesFields } from './NamesFields.tsx'
import { noWords, textsOf } from './words.ts'

const empty = { kind: 'fair' as 'fair' | 'campaign', names: noWords, place: '', startsOn: '', endsOn: '' }

/** Announces a fair or a campaign: its name, its place and its days. */
export const NewCampaignScreen = () => {
  const t = useTexts('marketing')
  const go = useGo()
  const [form, change, done] = useDraft('campaign', empty)
  const announce = useCommand('promotion', 'post', '/campaigns')
  const save = async () => {
    const { kind, startsOn, endsOn } = form
    const body = { kind, startsOn, endsOn, names: textsOf(form.names), place: form.place.trim() || null }
    const saved = await announce.run({ body })
    if (!saved) return
    done()
    go(`/marketing/campaigns/${saved.campaignId}`)
  }
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
    <TaskScreen
      title={t('campaign.new')}
      problem={announce.problem}
      action={{
        text: t('campaign.announce'),
        icon: <IconCheck aria-hidden />,
        run: save,
        isRunning: announce.isRunning,
        ready: form.names.fr.trim() !== '' && form.startsOn !== '' && form.endsOn !== '',
      }}
    >
      <ChoiceCards
        label={t('campaign.kind')}
        value={form.kind}
        onChange={(kind) => change({ kind: kind as 'fair' | 'campaign' })}
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
    </TaskScreen>
  )
}
