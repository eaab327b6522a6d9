import { Button, Group, Input, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { asProblem, Photo, type Problem, ProblemNote, takePhoto, useTexts } from '../../kit/index.ts'

/** What the workshop photographed: one tap takes a photo over. Nothing where there is none. */
export const OfferedPhotos = ({
  offered,
  onTaken,
}: {
  offered: readonly string[]
  onTaken: (photoId: string) => void
}) => {
  const t = useTexts('marketing')
  const [taking, setTaking] = useState<string>()
  const [taken, setTaken] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<Problem>()
  const left = offered.filter((photoId) => !taken.includes(photoId))
  if (left.length === 0) return null
  const take = async (photoId: string) => {
    setTaking(photoId)
    setProblem(undefined)
    try {
      onTaken(await takePhoto('production', photoId, 'promotion'))
      setTaken((all) => [...all, photoId])
    } catch (error) {
      setProblem(asProblem('promotion', error))
    } finally {
      setTaking(undefined)
    }
  }
  return (
    <Stack gap="xs">
      <Input.Label component="div">{t('item.offered')}</Input.Label>
      <Group gap="sm">
        {left.map((photoId, index) => (
          <Stack key={photoId} gap={4}>
            <Photo
              service="production"
              photoId={photoId}
              alt={t('item.offeredPhoto', { number: index + 1 })}
              size={96}
            />
            <Button
              variant="default"
              mih={48}
              px="xs"
              loading={taking === photoId}
              leftSection={<IconPlus aria-hidden size={18} />}
              onClick={() => take(photoId)}
            >
              {t('item.takePhoto')}
            </Button>
          </Stack>
        ))}
      </Group>
      <ProblemNote problem={problem} />
    </Stack>
  )
}
