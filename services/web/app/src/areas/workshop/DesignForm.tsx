import { type EnteredMass, formatMass, toMicrograms } from '@fibula/kernel'
import { TextInput } from '@mantine/core'
import { ChoiceCards, isMass, MassField, PhotoField, type ReadBody, useTexts } from '../../kit/index.ts'
import { BillField, type BillLine, billLinesOf, billOf, emptyBillLine, isBill } from './BillField.tsx'
import { type Technique, techniques } from './design.ts'
import { grams } from './order.ts'
import { ofTechnique, PlanField } from './PlanField.tsx'

type Design = ReadBody<'production', '/designs/{designId}'>
type Steps = NonNullable<Design['steps']>

export interface DesignForm {
  readonly fr: string
  readonly ar: string
  readonly zgh: string
  readonly en: string
  readonly technique: Technique | ''
  readonly plan: string
  readonly steps: readonly string[]
  readonly bill: readonly BillLine[]
  readonly expected: EnteredMass
  readonly photos: readonly string[]
}
export const emptyDesign: DesignForm = {
  ...{ fr: '', ar: '', zgh: '', en: '', technique: '', plan: ofTechnique, steps: [] },
  ...{ bill: [emptyBillLine], expected: grams(), photos: [] },
}

const languages = [
  { code: 'fr', dir: 'ltr' },
  { code: 'ar', dir: 'rtl' },
  { code: 'zgh', dir: 'ltr' },
  { code: 'en', dir: 'ltr' },
] as const

const namesOf = (form: DesignForm) =>
  Object.fromEntries(
    languages.map(({ code }) => [code, form[code].trim()] as const).filter(([, name]) => name !== ''),
  ) as Partial<Record<(typeof languages)[number]['code'], string>>

/** As the service takes it; undefined as long as something is missing. */
export const designOf = (form: DesignForm) => {
  const { technique, expected } = form
  if (technique === '' || Object.keys(namesOf(form)).length === 0 || !isBill(form.bill)) return undefined
  if (expected.value !== '' && !isMass(expected)) return undefined
  return {
    names: namesOf(form),
    technique,
    materials: billOf(form.bill),
    photos: [...form.photos],
    ...(form.plan === ofTechnique || form.steps.length === 0 ? {} : { steps: [...form.steps] as Steps }),
    ...(isMass(expected) ? { expectedMicrograms: toMicrograms(expected) } : {}),
  }
}

/** What a design says, to be changed. */
export const formOf = ({ names, technique, steps, materials, expectedMicrograms, photos }: Design): DesignForm => ({
  ...{ fr: names.fr ?? '', ar: names.ar ?? '', zgh: names.zgh ?? '', en: names.en ?? '' },
  technique,
  plan: steps === null ? ofTechnique : 'own',
  steps: steps ?? [],
  bill: billLinesOf(materials),
  expected: grams(expectedMicrograms === null ? '' : formatMass(expectedMicrograms, 'g')),
  photos,
})

/** What is said of a design: names, technique, steps, what one piece needs, and what it should weigh. */
export const DesignFields = ({
  form,
  change,
  ownSteps,
}: {
  form: DesignForm
  change: (some: Partial<DesignForm>) => void
  ownSteps?: readonly string[] | undefined
}) => {
  const t = useTexts('workshop')
  return (
    <>
      <PhotoField
        label={t('design.photos')}
        service="production"
        photos={[...form.photos]}
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
      <PlanField
        value={form.plan}
        onChange={(plan, steps) => change({ plan, steps: plan === 'own' ? (ownSteps ?? []) : steps })}
        own={ownSteps}
      />
      <BillField lines={form.bill} onChange={(bill) => change({ bill })} />
      <MassField
        label={t('design.expected')}
        isRequired={false}
        value={form.expected}
        onChange={(expected) => change({ expected })}
      />
    </>
  )
}
