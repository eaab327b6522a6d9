import { Center } from '@mantine/core'
import { IconPhotoOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { request } from '../api/client.ts'
import type { Service } from '../api/types.ts'

/** A stored photo. It is read with the person's token, so it cannot be a plain address in an <img>. */
export const Photo = ({
  service,
  photoId,
  alt,
  size,
}: {
  service: Service
  photoId: string
  alt: string
  /** Shown as a square of so many pixels, from the small version; the whole picture at the width there is when left out. */
  size?: number
}) => {
  const small = size !== undefined && size <= 320
  const { data: blob, isError } = useQuery({
    queryKey: ['photo', service, photoId, small],
    queryFn: async () =>
      (await request({ service, path: `/photos/${photoId}`, query: small ? { size: 'small' } : {} })).blob(),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!blob) return
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  if (address === undefined)
    return (
      <Center w={size ?? '100%'} h={size ?? 200} bg="gray.1" role="img" aria-label={alt}>
        {isError && <IconPhotoOff aria-hidden />}
      </Center>
    )
  return (
    <img
      src={address}
      alt={alt}
      style={
        size === undefined
          ? { maxInlineSize: '100%', borderRadius: 8 }
          : { inlineSize: size, blockSize: size, objectFit: 'cover', borderRadius: 8 }
      }
    />
  )
}
