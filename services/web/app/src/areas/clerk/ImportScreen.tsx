import { Button, FileButton, List, Stack, Text } from '@mantine/core'
import { IconFileImport, IconFileSpreadsheet, IconTruckDelivery, IconUpload, IconUsers } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import {
  asProblem,
  ChoiceCards,
  Go,
  Line,
  type Problem,
  ProblemNote,
  FileButton as SaveButton,
  TaskScreen,
  useGo,
  useLanguage,
  useTexts,
} from '../../kit/index.ts'
import { type ImportKind, importKinds, importUpload } from './importFile.ts'

const icons = { receipts: IconTruckDelivery, suppliers: IconUsers } as const
const named = ['unknown', 'missing', 'twice', 'expected'] as const

/** As the service names a column: in French, in Arabic and in English. */
const inLanguage = (heading: string, lang: string): string => {
  const all = heading.split(' / ')
  return all.length === 3 ? (all[['fr', 'ar', 'en'].indexOf(lang)] ?? heading) : heading
}

/** The headings that a refusal names. */
const Headings = ({ problem }: { problem: Problem | undefined }) => {
  const t = useTexts('clerk-import')
  const lang = useLanguage()
  return named.flatMap((name) => {
    const headings = problem?.body[name]
    if (!Array.isArray(headings) || headings.length === 0) return []
    return [
      <Stack key={name} gap={4}>
        <Text fw={600}>{t(`import.${name}`)}</Text>
        <List size="sm">
          {headings.map((heading: string) => (
            <List.Item key={heading}>
              <bdi>{inLanguage(heading, lang)}</bdi>
            </List.Item>
          ))}
        </List>
      </Stack>,
    ]
  })
}

export const ImportScreen = () => {
  const t = useTexts('clerk-import')
  const go = useGo()
  const lang = useLanguage()
  const [kind, setKind] = useState<ImportKind>('receipts')
  const [file, setFile] = useState<File>()
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const upload = useRef<() => Promise<string>>(undefined)

  const choose = (chosen: File | undefined, what: ImportKind) => {
    setKind(what)
    setFile(chosen)
    setProblem(undefined)
    upload.current = chosen && importUpload(what, chosen)
  }
  const start = async () => {
    if (!upload.current) return
    setRunning(true)
    setProblem(undefined)
    try {
      go(`/clerk/imports/${await upload.current()}`)
    } catch (error) {
      const refused = asProblem('sourcing', error)
      // A decision is answered under its key; what comes next is another request.
      if (!refused.isPassing && file) upload.current = importUpload(kind, file)
      setProblem(refused)
    }
    setRunning(false)
  }
  return (
    <TaskScreen
      title={t('import.title')}
      action={{
        text: t('import.start'),
        icon: <IconUpload aria-hidden />,
        run: start,
        isRunning,
        ready: file !== undefined,
      }}
    >
      <ChoiceCards
        label={t('import.what')}
        value={kind}
        onChange={(value) => choose(file, value as ImportKind)}
        choices={importKinds.map((value) => {
          const Icon = icons[value]
          return { value, text: t(`kind.${value}`), picture: <Icon aria-hidden size={28} /> }
        })}
      />
      <Text>{t('import.hint')}</Text>
      <SaveButton
        text={t('import.template')}
        name={`${kind}.csv`}
        icon={<IconFileSpreadsheet aria-hidden size={20} />}
        ask={{ service: 'sourcing', path: `/import-templates/${kind}`, query: { lang } }}
      />
      <FileButton accept=".csv,.tsv,.txt,.xlsx" onChange={(chosen) => choose(chosen ?? undefined, kind)}>
        {(props) => (
          <Button {...props} size="lg" variant="default" leftSection={<IconFileImport aria-hidden />}>
            {t(file ? 'import.chooseOther' : 'import.choose')}
          </Button>
        )}
      </FileButton>
      {file && (
        <Stack gap={4}>
          <Line text={t('import.file')}>
            <bdi style={{ overflowWrap: 'anywhere' }}>{file.name}</bdi>
          </Line>
          <Line text={t('import.size')}>
            <bdi dir="ltr">{`${Math.max(1, Math.round(file.size / 1_000))} kB`}</bdi>
          </Line>
        </Stack>
      )}
      <ProblemNote problem={problem} />
      <Headings problem={problem} />
      <Go to="/clerk/imports">{t('imports.title')}</Go>
    </TaskScreen>
  )
}
