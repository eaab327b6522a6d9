import { Skeleton } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import {
  type ItemOf,
  NotNow,
  ProblemNote,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  usePathValue,
  useRead,
  useTexts,
} from '../../kit/index.ts'
import { CampaignFields, campaignOf } from './CampaignFields.tsx'
import { wordsOf } from './words.ts'

const EditCampaign = ({ campaign }: { campaign: ItemOf<'promotion', '/campaigns'> }) => {
  const t = useTexts('marketing')
  const go = useGo()
  const { campaignId, version, kind, names, place, startsOn, endsOn } = campaign
  const [form, change, done] = useDraft(`campaign-${campaignId}-${version}`, {
    kind,
    names: wordsOf(names),
    place: place ?? '',
    startsOn,
    endsOn,
  })
  const revise = useCommand('promotion', 'patch', '/campaigns/{campaignId}')
  const body = campaignOf(form)
  const save = async () => {
    if (!body || !(await revise.run({ path: { campaignId }, body, ifMatch: version }))) return
    done()
    go(`/marketing/campaigns/${campaignId}`)
  }
  return (
    <TaskScreen
      title={t('campaign.edit')}
      problem={revise.problem}
      action={{
        text: t('item.save'),
        icon: <IconDeviceFloppy aria-hidden />,
        run: save,
        isRunning: revise.isRunning,
        ready: body !== undefined,
      }}
    >
      <CampaignFields form={form} change={change} />
    </TaskScreen>
  )
}

/** Other names, another place or other days for a campaign. */
export const EditCampaignScreen = () => {
  const t = useTexts('marketing')
  const campaignId = usePathValue('campaignId')
  const { data, error, refetch } = useRead('promotion', '/campaigns/{campaignId}', { path: { campaignId } })
  if (data?.status === 'cancelled')
    return (
      <TaskScreen title={t('campaign.edit')}>
        <NotNow
          text={t('problem.campaign-cancelled')}
          next={[{ text: t('campaigns.title'), to: '/marketing/campaigns' }]}
        />
      </TaskScreen>
    )
  if (data) return <EditCampaign key={data.version} campaign={data} />
  return (
    <TaskScreen title={t('campaign.edit')}>
      <ProblemNote problem={error} again={() => void refetch()} />
      {!error && <Skeleton h={240} />}
    </TaskScreen>
  )
}
