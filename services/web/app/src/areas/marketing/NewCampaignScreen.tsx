import { IconCheck } from '@tabler/icons-react'
import { TaskScreen, useCommand, useDraft, useGo, useTexts } from '../../kit/index.ts'
import { CampaignFields, campaignOf, noCampaign } from './CampaignFields.tsx'

/** Announces a fair or a campaign. */
export const NewCampaignScreen = () => {
  const t = useTexts('marketing')
  const go = useGo()
  const [form, change, done] = useDraft('campaign', noCampaign)
  const announce = useCommand('promotion', 'post', '/campaigns')
  const body = campaignOf(form)
  const save = async () => {
    const saved = body && (await announce.run({ body }))
    if (!saved) return
    done()
    go(`/marketing/campaigns/${saved.campaignId}`)
  }
  return (
    <TaskScreen
      title={t('campaign.new')}
      problem={announce.problem}
      action={{
        text: t('campaign.announce'),
        icon: <IconCheck aria-hidden />,
        run: save,
        isRunning: announce.isRunning,
        ready: body !== undefined,
      }}
    >
      <CampaignFields form={form} change={change} />
    </TaskScreen>
  )
}
