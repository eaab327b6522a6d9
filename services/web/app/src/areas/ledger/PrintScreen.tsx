import { IconPrinter } from '@tabler/icons-react'
import { useRef } from 'react'
import {
  ProblemNote,
  TaskScreen,
  useFilter,
  useLanguage,
  usePathValue,
  useText,
  useTexts,
  Waiting,
} from '../../kit/index.ts'
import { periodQuery } from './words.tsx'

/** The metal account as it is printed, in the language of the screen. */
export const PrintScreen = () => {
  const t = useTexts('ledger')
  const workshopId = usePathValue('workshopId')
  const [{ period }] = useFilter({ period: 'all' })
  const lang = useLanguage()
  const page = useRef<HTMLIFrameElement>(null)
  const { data, error, refetch } = useText({
    service: 'traceability',
    path: `/metal-accounts/${workshopId}/document`,
    query: { ...periodQuery(period), format: 'html', lang },
  })
  return (
    <TaskScreen
      title={t('account.print')}
      isWide
      action={{
        text: t('account.print'),
        icon: <IconPrinter aria-hidden />,
        run: () => page.current?.contentWindow?.print(),
        ready: data !== undefined,
      }}
    >
      <ProblemNote problem={error} again={() => void refetch()} />
      {data === undefined && !error && <Waiting h={400} />}
      {data !== undefined && (
        <iframe
          ref={page}
          title={t('account.title')}
          srcDoc={data}
          sandbox="allow-same-origin allow-modals"
          style={{
            inlineSize: '100%',
            blockSize: 620,
            border: '1px solid var(--mantine-color-gray-5)',
            borderRadius: 8,
          }}
        />
      )}
    </TaskScreen>
  )
}
