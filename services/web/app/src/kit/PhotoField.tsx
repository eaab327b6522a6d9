import { ActionIcon, Button, FileButton, Group, Input, Loader, Stack, Text } from '@mantine/core'
import { IconCamera, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { asProblem, Problem } from '../api/problem.ts'
import type { Service } from '../api/types.ts'
import { useTexts } from '../texts/useTexts.ts'
import { Photo } from './Photo.tsx'
import { ProblemNote } from './Problem.tsx'
import { photoUpload } from './photo.ts'

interface Upload {
  readonly id: number
  readonly preview: string
  readonly send: () => Promise<string>
  readonly problem?: Problem
}

/** Photos of a scale, a paper or a piece: by the camera or from the files, made small on the phone, stored by the service. */
export const PhotoField = ({
  label,
  service,
  photos,
  onChange,
  max = 12,
}: {
  label: string
  service: Service
  photos: readonly string[]
  onChange: (photos: string[]) => void
  max?: number
}) => {
  const t = useTexts('shell')
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const known = useRef(photos)
  known.current = photos
  const numbers = useRef(0)
  const drop = (id: number) => setUploads((all) => all.filter((upload) => upload.id !== id))

  const send = async (upload: Upload) => {
    setUploads((all) => all.map((each) => (each.id === upload.id ? { ...upload } : each)))
    try {
      const photoId = await upload.send()
      drop(upload.id)
      URL.revokeObjectURL(upload.preview)
      known.current = [...new Set([...known.current, photoId])]
      onChange([...known.current])
    } catch (error) {
      const problem =
        error instanceof Problem
          ? asProblem(service, error)
          : new Problem(service, {
              code: 'photo-unreadable',
              title: 'No picture',
              detail: 'Take another.',
              status: 400,
            })
      setUploads((all) => all.map((each) => (each.id === upload.id ? { ...upload, problem } : each)))
    }
  }
  const add = (files: readonly File[]) => {
    for (const file of files.slice(0, max - photos.length - uploads.length)) {
      const upload = { id: numbers.current++, preview: URL.createObjectURL(file), ...photoUpload(service, file) }
      setUploads((all) => [...all, upload])
      void send(upload)
    }
  }
  const isFull = photos.length + uploads.length >= max

  return (
    <Stack gap="xs" role="group" aria-label={label}>
      <Input.Label component="div">{label}</Input.Label>
      <Group gap="xs">
        {photos.map((photoId, index) => (
          <div key={photoId} className="photo">
            <Photo service={service} photoId={photoId} alt={t('photoNumber', { number: index + 1 })} size={96} />
            <ActionIcon
              className="photo-remove"
              variant="filled"
              color="dark"
              size={48}
              aria-label={t('photoRemove', { number: index + 1 })}
              onClick={() => onChange(photos.filter((each) => each !== photoId))}
            >
              <IconTrash aria-hidden size={20} />
            </ActionIcon>
          </div>
        ))}
        {uploads
          .filter(({ problem }) => problem === undefined)
          .map(({ id, preview }) => (
            <div key={id} className="photo" role="status">
              <img src={preview} alt="" width={96} height={96} style={{ objectFit: 'cover', opacity: 0.5 }} />
              <Loader className="photo-state" size="sm" aria-hidden />
              <Text size="xs">{t('photoSending')}</Text>
            </div>
          ))}
        {!isFull && (
          <FileButton accept="image/*" capture="environment" multiple={false} onChange={(file) => file && add([file])}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                h={96}
                leftSection={<IconCamera aria-hidden />}
                data-testid="photo-add"
              >
                {t('photoAdd')}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
      {uploads.map(
        (upload) =>
          upload.problem && (
            <Stack key={upload.id} gap="xs">
              <ProblemNote problem={upload.problem} />
              <Group gap="xs">
                <Button
                  variant="default"
                  leftSection={<IconRefresh aria-hidden size={20} />}
                  onClick={() => {
                    const { problem: _, ...anew } = upload
                    void send(anew)
                  }}
                >
                  {t('again')}
                </Button>
                <Button
                  variant="subtle"
                  leftSection={<IconTrash aria-hidden size={20} />}
                  onClick={() => drop(upload.id)}
                >
                  {t('photoDrop')}
                </Button>
              </Group>
            </Stack>
          ),
      )}
    </Stack>
  )
}
