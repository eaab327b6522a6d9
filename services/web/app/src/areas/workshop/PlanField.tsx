import { ChoiceCards, useRead, useTexts } from '../../kit/index.ts'
import { techniques } from './design.ts'

/** As the technique has it; the other plans are of a craft. */
export const ofTechnique = 'technique'

/** Which steps lead to the piece: those of its technique, of a craft, or, where it has them, steps of its own. */
export const PlanField = ({
  value,
  onChange,
  own,
}: {
  value: string
  onChange: (plan: string, steps: readonly string[]) => void
  /** Steps that are those of no plan. */
  own?: readonly string[] | undefined
}) => {
  const t = useTexts('workshop')
  const { data } = useRead('production', '/plans')
  const said = (steps: readonly string[]) => steps.map((step) => t(`step.${step as 'melting'}`)).join(' · ')
  const crafts = (data?.items ?? []).filter(({ plan }) => !techniques.some((technique) => technique === plan))
  return (
    <ChoiceCards
      label={t('plan.which')}
      value={value}
      onChange={(plan) => onChange(plan, data?.items.find((each) => each.plan === plan)?.steps ?? [])}
      choices={[
        { value: ofTechnique, text: t('plan.ofTechnique') },
        ...crafts.map(({ plan, steps }) => ({
          value: plan,
          text: t(`plan.${plan as 'cast'}`),
          hint: said(steps),
        })),
        ...(own ? [{ value: 'own', text: t('plan.own'), hint: said(own) }] : []),
      ]}
    />
  )
}
