import { TextInput } from '@mantine/core'
import { IconTruckLoading } from '@tabler/icons-react'
import { useState } from 'react'
import { Done, Line, ScanField, TaskScreen, useCommand, useDraft, useSession, useTexts } from '../../kit/index.ts'
import { ChoosePiece } from './ChoosePiece.tsx'

/** A piece comes into the shop for its owner; or its owner sends it to a shop. */
export const ConsignScreen = () => {
  const t = useTexts('seller')
  const isSeller = useSession().person?.roles.includes('seller') ?? false
  const consign = useCommand('sales', 'post', '/consignments')
  const [form, change, done] = useDraft('consign', { pieceId: '', name: '', shopId: '' })
  const [made, setMade] = useState<{ fromOrganisationId: string; shopId: string }>()
  const ready = form.pieceId.trim() !== '' && (isSeller || form.shopId.trim() !== '')
  const run = async () => {
    const shop = isSeller ? {} : { shopId: form.shopId.trim() }
    const answer = await consign.run({ body: { pieceId: form.pieceId.trim(), ...shop } })
    if (!answer) return
    done()
    setMade(answer)
  }
  if (made)
    return (
      <TaskScreen title={t('consign.title')}>
        <Done
          text={t('consign.done')}
          next={[
            { text: t('consignments.title'), to: '/seller/consignments' },
            { text: t('consign.another'), run: () => setMade(undefined) },
          ]}
        >
          <Line text={t('consignments.owner')}>
            <bdi>{made.fromOrganisationId}</bdi>
          </Line>
          <Line text={t('consignments.shop')}>
            <bdi>{made.shopId}</bdi>
          </Line>
        </Done>
      </TaskScreen>
    )
  return (
    <TaskScreen
      title={t('consign.title')}
      problem={consign.problem}
      action={{
        text: isSeller ? t('consign.takeIn') : t('consign.send'),
        icon: <IconTruckLoading aria-hidden />,
        run,
        isRunning: consign.isRunning,
        ready,
      }}
    >
      {isSeller && form.pieceId === '' ? (
        <ChoosePiece
          label={t('consign.piece')}
          onChoose={({ pieceId, titles, serial }) => change({ pieceId, name: serial ?? titles.fr })}
        />
      ) : (
        <ScanField
          label={t('consign.piece')}
          value={form.name === '' ? form.pieceId : form.name}
          onChange={(pieceId) => change({ pieceId, name: '' })}
        />
      )}
      {!isSeller && (
        <TextInput
          label={t('consignments.shop')}
          size="lg"
          required
          autoComplete="off"
          autoCapitalize="none"
          maxLength={63}
          styles={{ input: { direction: 'ltr', textAlign: 'start' } }}
          value={form.shopId}
          onChange={(event) => change({ shopId: event.currentTarget.value })}
        />
      )}
    </TaskScreen>
  )
}
