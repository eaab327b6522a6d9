import { Center } from '@mantine/core'
import { IconDiamond } from '@tabler/icons-react'

/** A photo of a published item: everybody may see it, so it has a plain address. */
export const ItemPhoto = ({
  itemId,
  photoId,
  alt,
  isSmall = false,
}: {
  itemId: string
  photoId: string | undefined
  alt: string
  isSmall?: boolean
}) =>
  photoId === undefined ? (
    <Center h={isSmall ? 140 : 240} bg="gray.1" style={{ borderRadius: 8 }}>
      <IconDiamond aria-hidden size={56} stroke={1} />
    </Center>
  ) : (
    <img
      src={`/api/promotion/catalogue/${itemId}/photos/${photoId}${isSmall ? '?size=small' : ''}`}
      alt={alt}
      loading="lazy"
      style={{ inlineSize: '100%', blockSize: isSmall ? 140 : undefined, objectFit: 'cover', borderRadius: 8 }}
    />
  )
