import { Alert, Button, List, Text } from '@mantine/core'
import { IconAlertTriangle, IconRefresh, IconWifiOff } from '@tabler/icons-react'
import type { Problem, ProblemBody } from '../api/problem.ts'
import { type Language, texts } from '../texts/languages.ts'
import { useLanguage, useTexts } from '../texts/useTexts.ts'
import { formatFine, formatGross, formatMoney } from './numbers.ts'

/** Whose words explain the refusals of a service. */
export const areaOfService: Readonly<Record<string, string>> = {
  sourcing: 'clerk',
  production: 'workshop',
  promotion: 'marketing',
  sales: 'seller',
  traceability: 'trace',
}

/** Unicode marks that keep a number with its unit left to right inside a sentence of any direction. */
const isolated = (text: string): string => `\u2066${text}\u2069`

const isMoney = (value: unknown): value is { amountMinor: number; currency: string } =>
  typeof value === 'object' && value !== null && 'amountMinor' in value && 'currency' in value

/** The numbers of a problem by name, as a sentence shows them. */
export const valuesOf = (body: ProblemBody, language: Language): Record<string, string> => {
  const shown = ([name, value]: [string, unknown]): [string, string][] => {
    if (isMoney(value)) return [[name, isolated(formatMoney(value, language))]]
    if (typeof value !== 'string' && typeof value !== 'number') return []
    const isWhole = /^-?\d+$/.test(String(value))
    if (isWhole && /micrograms$/i.test(name)) return [[name, isolated(formatGross(value, language))]]
    if (isWhole && /fine$/i.test(name)) return [[name, isolated(formatFine(String(value), language))]]
    return [[name, isolated(String(value))]]
  }
  return Object.fromEntries(Object.entries(body).flatMap(shown))
}

/** The problem in the user's words: of the area of its service, of the shell, or as the service says it in English. */
export const problemText = ({ service, body }: Problem, language: Language): string => {
  const values = valuesOf(body, language)
  for (const area of [areaOfService[service], 'shell'])
    if (area !== undefined && texts.exists(`problem.${body.code}`, { ns: area }))
      return texts.t(`problem.${body.code}`, { ns: area, ...values }) as string
  return `${body.title}. ${body.detail}`
}

/** Says what went wrong and what to do; `again` offers the same once more. Nothing where there is no problem. */
export const ProblemNote = ({ problem, again }: { problem: Problem | undefined | null; again?: () => void }) => {
  const t = useTexts('shell')
  const language = useLanguage()
  if (!problem) return null
  const { body } = problem
  const errors = (body.errors as { pointer: string; message: string }[] | undefined) ?? []
  return (
    <Alert
      role="alert"
      color="red"
      variant="outline"
      icon={body.code === 'no-network' ? <IconWifiOff aria-hidden /> : <IconAlertTriangle aria-hidden />}
      data-problem={body.code}
    >
      <Text>{problemText(problem, language)}</Text>
      {errors.length > 0 && (
        <List size="sm" mt="xs">
          {errors.map(({ pointer, message }) => (
            <List.Item key={pointer + message}>
              <bdi dir="ltr">{`${pointer.replace(/^\/(body|query|path)\//, '')}: ${message}`}</bdi>
            </List.Item>
          ))}
        </List>
      )}
      {again && (
        <Button mt="sm" variant="default" leftSection={<IconRefresh aria-hidden size={20} />} onClick={again}>
          {t('again')}
        </Button>
      )}
    </Alert>
  )
}
