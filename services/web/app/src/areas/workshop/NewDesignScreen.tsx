import { toMicrograms } from '@fibula/kernel'
import { TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import {
  ChoiceCards,
  isMass,
  MassField,
  NumberField,
  PhotoField,
  TaskScreen,
  useCommand,
  useDraft,
  useGo,
  useTexts,
} from '../../kit/index.ts'
import { type Technique, techniques } from './design.ts'
import { grams } from './order.ts'

interface Form {
  readonly fr: string
  readonly ar: string
  readonly zgh: string
  readonly en: string
  readonly technique: Technique | ''
  readonly silver: Parameters<typeof MassField>[0]['value']
  readonly stones: string
  readonly expected: Parameters<typeof MassField>[0]['value']
  readonly photos: string[]
}
const empty: Form = {
  ...{ fr: '', ar: '', zgh: '', en: '', technique: '', silver: grams(), stones: '', expected: grams(), photos: [] },
}
const languages = [
  { code: 'fr', dir: 'ltr' },
  { code: 'ar', dir: 'rtl' },
  { code: 'zgh', dir: 'ltr' },
  { code: 'en', dir: 'ltr' },
] as const

const namesOf = (form: Form) =>
  Object.fromEntries(
    languages.map(({ code }) => [code, form[code].trim()] as const).filter(([, name]) => name !== ''),
  ) as Partial<Record<(typeof languages)[number]['code'], string>>

const materialsOf = ({ silver, stones }: Form) => [
  ...(isMass(silver) ? [{ material: 'silver' as const, pieces: null, micrograms: toMicrograms(silver) }] : []),
  ...(/^[1-9]\d{0,4}$/.test(stones) ? [{ material: 'stones' as const, pieces: Number(stones), micrograms: null }] : []),
]

export const NewDesignScreen = () => {
  const t = useTexts('workshop')
  const go = useGo()
  const [form, change, done] = useDraft<Form>('design', empty)
  const add = useCommand('production', 'post', '/designs')
  const run = async () => {
    if (form.technique === '') return
    const answer = await add.run({
      body: {
        names: namesOf(form),
        technique: form.technique,
        materials: materialsOf(form),
        photos: form.photos,
        ...(isMass(form.expected) ? { expectedMicrograms: toMicrograms(form.expected) } : {}),
      },
    })
    if (!answer) return
    done()
    go(`/workshop/designs/${answer.designId}`)
  }
  return (
    <TaskScreen
      title={t('design.new')}
      problem={add.problem}
      action={{
        text: t('save'),
        icon: <IconCheck aria-hidden />,
        run,
        isRunning: add.isRunning,
        ready: form.technique !== '' && Object.keys(namesOf(form)).length > 0,
      }}
    >
      <PhotoField
        label={t('design.photos')}
        service="production"
        photos={form.photos}
        onChange={(photos) => change({ photos })}
      />
      {languages.map(({ code, dir }) => (
        <TextInput
          key={code}
          label={t(`design.name.${code}`)}
          size="lg"
          dir={dir}
          lang={code}
          maxLength={200}
          value={form[code]}
          onChange={(event) => change({ [code]: event.currentTarget.value })}
        />
      ))}
      <ChoiceCards
        label={t('technique')}
        value={form.technique}
        onChange={(technique) => change({ technique: technique as Technique })}
        choices={techniques.map((value) => ({ value, text: t(`technique.${value}`) }))}
      />
      <MassField
        label={t('design.silver')}
        isRequired={false}
        value={form.silver}
        onChange={(silver) => change({ silver })}
      />
      <NumberField
        label={t('design.stones')}
        isWhole
        size="lg"
        value={form.stones}
        onChange={(stones) => change({ stones })}
      />
      <MassField
        label={t('design.expected')}
        isRequired={false}
        value={form.expected}
        onChange={(expected) => change({ expected })}
      />
    </TaskScreen>
  )
}
