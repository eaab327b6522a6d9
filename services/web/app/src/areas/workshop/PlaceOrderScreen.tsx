import { Textarea, TextInput } from '@mantine/core'
import { IconCheck, IconPencil, IconSparkles } from '@tabler/icons-react'
import {
  ChoiceCards,
  NumberField,
  Photo,
  PhotoField,
  ProblemNote,
  TaskScreen,
  today,
  useCommand,
  useDraft,
  useFilter,
  useGo,
  useLanguage,
  useList,
  useTexts,
} from '../../kit/index.ts'
import { designName, type Technique, techniques } from './design.ts'

import { ofTechnique, PlanField } from './PlanField.tsx'
import { WorkshopField } from './WorkshopField.tsx'

const priorities = ['normal', 'urgent', 'low'] as const
interface Form {
  readonly workshopId: string
  readonly design: string
  readonly technique: Technique | ''
  readonly plan: string
  readonly quantity: string
  readonly dueOn: string
  readonly priority: (typeof priorities)[number]
  readonly notes: string
  readonly photos: string[]
}
const empty: Form = {
  ...{
    workshopId: '',
    design: '',
    technique: '',
    plan: ofTechnique,
    quantity: '1',
    dueOn: '',
    priority: 'normal',
    notes: '',
  },
  photos: [],
}
const inWords = 'in-words'

/** A design from its picture, or something new in words; then who makes it, how many and by when. */
export const PlaceOrderScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const language = useLanguage()
  const [{ designId }, choose] = useFilter({ designId: '' })
  const [form, change, done] = useDraft<Form>('order', empty)
  const designs = useList('production', '/designs', { query: { status: 'active', limit: 100 } })
  const place = useCommand('production', 'post', '/orders')
  const isInWords = designId === inWords || (!designs.isLoading && designs.items.length === 0)
  const isOfDesign = designId !== '' && !isInWords
  const isReady =
    /^[a-z0-9][a-z0-9-]{1,62}$/.test(form.workshopId) &&
    /^[1-9]\d{0,4}$/.test(form.quantity) &&
    form.dueOn !== '' &&
    (isOfDesign || (isInWords && form.design.trim() !== '' && form.technique !== ''))
  const run = async () => {
    const what = isOfDesign
      ? { designId }
      : form.technique === ''
        ? undefined
        : {
            ...{ design: form.design.trim(), technique: form.technique },
            ...(form.plan === ofTechnique ? {} : { plan: form.plan as 'filigree' }),
          }
    if (!what) return
    const answer = await place.run({
      body: {
        ...what,
        ...{ workshopId: form.workshopId, quantity: Number(form.quantity), dueOn: form.dueOn },
        priority: form.priority,
        ...(form.notes.trim() === '' ? {} : { notes: form.notes.trim() }),
        ...(form.photos.length === 0 ? {} : { photos: form.photos }),
      },
    })
    if (!answer) return
    done()
    go(`/workshop/orders/${answer.orderId}`)
  }
  return (
    <TaskScreen
      title={t('place.title')}
      problem={place.problem}
      action={{
        text: t('place.save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: place.isRunning,
        ready: isReady,
      }}
    >
      <ProblemNote problem={designs.problem} again={designs.again} />
      <ChoiceCards
        label={t('design')}
        value={isInWords ? inWords : designId}
        onChange={(value) => choose({ designId: value })}
        choices={[
          ...designs.items.map(({ designId: id, names, photos }) => ({
            value: id,
            text: designName(names, language),
            picture: photos[0] ? (
              <Photo service="production" photoId={photos[0]} alt="" size={56} />
            ) : (
              <IconSparkles aria-hidden />
            ),
          })),
          { value: inWords, text: t('place.inWords'), picture: <IconPencil aria-hidden /> },
        ]}
      />
      {isInWords && (
        <>
          <TextInput
            label={t('place.design')}
            required
            size="lg"
            dir="auto"
            maxLength={200}
            value={form.design}
            onChange={(event) => change({ design: event.currentTarget.value })}
          />
          <ChoiceCards
            label={t('technique')}
            value={form.technique}
            onChange={(technique) => change({ technique: technique as Technique })}
            choices={techniques.map((value) => ({ value, text: t(`technique.${value}`) }))}
          />
          <PlanField value={form.plan} onChange={(plan) => change({ plan })} />
        </>
      )}
      <NumberField
        label={t('piece.quantity')}
        isWhole
        required
        size="lg"
        value={form.quantity}
        onChange={(quantity) => change({ quantity })}
      />
      <WorkshopField
        label={t('place.workshop')}
        value={form.workshopId}
        onChange={(workshopId) => change({ workshopId })}
      />
      <TextInput
        type="date"
        label={t('place.due')}
        required
        size="lg"
        min={today()}
        value={form.dueOn}
        onChange={(event) => change({ dueOn: event.currentTarget.value })}
      />
      <ChoiceCards
        label={t('priority')}
        columns={3}
        value={form.priority}
        onChange={(value) => change({ priority: value as 'normal' })}
        choices={priorities.map((value) => ({ value, text: t(`priority.${value}`) }))}
      />
      <Textarea
        label={t('place.notes')}
        size="lg"
        dir="auto"
        maxLength={2000}
        value={form.notes}
        onChange={(event) => change({ notes: event.currentTarget.value })}
      />
      <PhotoField
        label={t('design.photos')}
        service="production"
        photos={form.photos}
        onChange={(photos) => change({ photos })}
      />
    </TaskScreen>
  )
}
