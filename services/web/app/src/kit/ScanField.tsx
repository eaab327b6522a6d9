import { ActionIcon, Button, Group, Modal, Text, TextInput } from '@mantine/core'
import { IconQrcode } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '../texts/useTexts.ts'

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}
type DetectorClass = new (options?: { formats?: string[] }) => Detector

const detectorClass = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector

/** Codes on labels and passports hold the id, or an address whose last part it is. */
const idIn = (code: string): string => code.trim().split(/[/?#]/).filter(Boolean).at(-1) ?? ''

const Camera = ({ onFound, onFailed }: { onFound: (code: string) => void; onFailed: () => void }) => {
  const video = useRef<HTMLVideoElement>(null)
  const told = useRef({ onFound, onFailed })
  told.current = { onFound, onFailed }
  useEffect(() => {
    let stream: MediaStream | undefined
    let isOver = false
    const look = async () => {
      if (!detectorClass) throw new Error('no detector')
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const detector = new detectorClass()
      const screen = video.current
      if (!screen || isOver) return
      screen.srcObject = stream
      await screen.play()
      while (!isOver) {
        const [found] = await detector.detect(screen)
        if (found) return told.current.onFound(found.rawValue)
        await new Promise(requestAnimationFrame)
      }
    }
    look()
      .catch(() => told.current.onFailed())
      .finally(() => {
        for (const track of stream?.getTracks() ?? []) track.stop()
      })
    return () => {
      isOver = true
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
  }, [])
  return <video ref={video} playsInline muted style={{ inlineSize: '100%', borderRadius: 8 }} />
}

/** A lot, piece or sale by its code: scanned where the browser can read codes, typed everywhere. */
export const ScanField = ({
  label,
  value,
  onChange,
  onFound,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  /** After a scan: the id is complete. */
  onFound?: (value: string) => void
}) => {
  const t = useTexts('shell')
  const [isOpen, setOpen] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  return (
    <>
      <Group gap="xs" align="end" wrap="nowrap">
        <TextInput
          flex={1}
          size="lg"
          label={label}
          value={value}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          styles={{ input: { direction: 'ltr', textAlign: 'start' } }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {detectorClass && (
          <ActionIcon size={50} variant="default" aria-label={t('scan')} onClick={() => setOpen(true)}>
            <IconQrcode aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {hasFailed && <Text role="alert">{t('scanFailed')}</Text>}
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('scan')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {isOpen && (
          <Camera
            onFound={(code) => {
              setOpen(false)
              setFailed(false)
              onChange(idIn(code))
              onFound?.(idIn(code))
            }}
            onFailed={() => {
              setOpen(false)
              setFailed(true)
            }}
          />
        )}
        <Button mt="md" fullWidth variant="default" onClick={() => setOpen(false)}>
          {t('close')}
        </Button>
      </Modal>
    </>
  )
}
