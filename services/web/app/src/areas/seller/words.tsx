import { Badge } from '@mantine/core'
import { IconCheck, IconClock, IconCurrencyDirham } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Go, useLanguage, useTexts } from '../../kit/index.ts'

interface Titles {
  readonly fr: string
  readonly ar: string | null
  readonly en: string | null
}

/** What a piece is called, in the reader's language or in French, marked with the language that it is in. */
export const Title = ({ titles }: { titles: Titles | null }) => {
  const language = useLanguage()
  if (!titles) return <>—</>
  const own = titles[language]
  return (
    <bdi lang={own ? language : 'fr'} dir={own && language === 'ar' ? 'rtl' : 'ltr'}>
      {own ?? titles.fr}
    </bdi>
  )
}

const icons = { available: IconCheck, reserved: IconClock, sold: IconCurrencyDirham } as const

/** Free, kept or sold: by icon and word. */
export const Status = ({ status }: { status: keyof typeof icons }) => {
  const t = useTexts('seller')
  const Icon = icons[status]
  return (
    <Badge variant="outline" color="dark" size="lg" tt="none" leftSection={<Icon aria-hidden size={16} />}>
      {t(`status.${status}`)}
    </Badge>
  )
}

/** The number that stands on the buyer's receipt. */
export const ReceiptNumber = ({ receipt }: { receipt: { year: number; number: number } }) => (
  <bdi dir="ltr">{`${receipt.year}-${String(receipt.number).padStart(5, '0')}`}</bdi>
)

export const PieceLink = ({ pieceId, children }: { pieceId: string; children: ReactNode }) => (
  <Go to={`/seller/pieces/${pieceId}`} className="list-link">
    {children}
  </Go>
)
