import { Skeleton } from '@mantine/core'
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import {
  ChoiceCards,
  FileButton,
  ProblemNote,
  TaskScreen,
  useLanguage,
  usePathValue,
  useText,
  useTexts,
} from '../../kit/index.ts'

const languages = ['fr', 'ar', 'en'] as const

/** The buyer's receipt in the buyer's language: to print, or to save as PDF. */
export const ReceiptScreen = () => {
  const t = useTexts('seller')
  const saleId = usePathValue('saleId')
  const own = useLanguage()
  const [lang, setLang] = useState<string>(own)
  const page = useRef<HTMLIFrameElement>(null)
  const path = `/sales/${saleId}/receipt`
  const { data, error, refetch } = useText({ service: 'sales', path, query: { format: 'html', lang } })
  return (
    <TaskScreen
      title={t('receipt.title')}
      action={{
        text: t('receipt.print'),
        icon: <IconPrinter aria-hidden />,
        run: () => page.current?.contentWindow?.print(),
        ready: data !== undefined,
      }}
    >
      <ChoiceCards
        label={t('receipt.language')}
        columns={3}
        value={lang}
        onChange={setLang}
        choices={languages.map((value) => ({ value, text: t(`receipt.in.${value}`) }))}
      />
      <ProblemNote problem={error} again={() => void refetch()} />
      {data === undefined && !error && <Skeleton h={360} />}
      {data !== undefined && (
        <iframe
          ref={page}
          title={t('receipt.title')}
          srcDoc={data}
          sandbox="allow-same-origin allow-modals"
          style={{
            inlineSize: '100%',
            blockSize: 520,
            border: '1px solid var(--mantine-color-gray-5)',
            borderRadius: 8,
          }}
        />
      )}
      <FileButton
        text={t('receipt.pdf')}
        icon={<IconFileTypePdf aria-hidden size={20} />}
        ask={{ service: 'sales', path, query: { format: 'pdf', lang } }}
        name="receipt.pdf"
      />
    </TaskScreen>
  )
}
