import { Stack, Textarea, TextInput } from '@mantine/core'
import { IconBuildingStore, IconTent, IconWorld } from '@tabler/icons-react'
import { ChoiceCards, NumberField, PhotoField, toMinor, useTexts } from '../../kit/index.ts'
import { LanguageTabs } from './LanguageTabs.tsx'
import { OfferedPhotos } from './OfferedPhotos.tsx'
import { directionOf, noWords, textsOf, type Words } from './words.ts'

export interface ItemForm {
  titles: Words
  descriptions: Words
  price: string
  currency: string
  channel: 'shop' | 'fair' | 'online'
  photos: string[]
}

export const noItem: ItemForm = {
  titles: noWords,
  descriptions: noWords,
  price: '',
  currency: 'MAD',
  channel: 'shop',
  photos: [],
}

const isEmpty = (words: Words): boolean => Object.values(words).every((text) => text.trim() === '')

/** What is sent, or undefined as long as something is missing. A description in French comes before those in other languages. */
export const itemOf = ({ titles, descriptions, price, currency, channel, photos }: ItemForm) => {
  const amountMinor = toMinor(price, currency)
  if (titles.fr.trim() === '' || amountMinor === undefined || amountMinor === 0) return undefined
  if (!isEmpty(descriptions) && descriptions.fr.trim() === '') return undefined
  return {
    titles: textsOf(titles),
    descriptions: isEmpty(descriptions) ? null : textsOf(descriptions),
    price: { amountMinor, currency },
    channel,
    photos,
  }
}

/** Texts in four languages, photos, price and channel of an item. */
export const ItemFields = ({
  form,
  change,
  offered,
}: {
  form: ItemForm
  change: (some: Partial<ItemForm>) => void
  /** Photos that the workshop took of the piece. */
  offered: readonly string[]
}) => {
  const t = useTexts('marketing')
  const priceWrong = form.price !== '' && !toMinor(form.price, form.currency)
  return (
    <Stack gap="md">
      <LanguageTabs
        isMissing={(language) => form.titles[language].trim() === '' || form.descriptions[language].trim() === ''}
      >
        {(language) => (
          <Stack gap="sm">
            <TextInput
              label={t(`titleIn.${language}`)}
              required={language === 'fr'}
              size="lg"
              lang={language}
              dir={directionOf(language)}
              maxLength={200}
              value={form.titles[language]}
              onChange={(event) => change({ titles: { ...form.titles, [language]: event.currentTarget.value } })}
            />
            <Textarea
              label={t(`descriptionIn.${language}`)}
              size="md"
              autosize
              minRows={4}
              lang={language}
              dir={directionOf(language)}
              maxLength={4_000}
              value={form.descriptions[language]}
              onChange={(event) =>
                change({ descriptions: { ...form.descriptions, [language]: event.currentTarget.value } })
              }
            />
          </Stack>
        )}
      </LanguageTabs>
      {!isEmpty(form.descriptions) && form.descriptions.fr.trim() === '' && (
        <div role="status">{t('item.frenchFirst')}</div>
      )}
      <PhotoField
        label={t('item.photos')}
        service="promotion"
        photos={form.photos}
        onChange={(photos) => change({ photos })}
      />
      <OfferedPhotos
        offered={offered}
        onTaken={(photoId) => change({ photos: [...new Set([...form.photos, photoId])].slice(0, 12) })}
      />
      <NumberField
        label={t('item.price', { currency: form.currency })}
        required
        size="lg"
        value={form.price}
        onChange={(price) => change({ price })}
        error={priceWrong ? t('item.priceWrong') : undefined}
      />
      <ChoiceCards
        label={t('item.channel')}
        columns={3}
        value={form.channel}
        onChange={(channel) => change({ channel: channel as ItemForm['channel'] })}
        choices={[
          { value: 'shop', text: t('channel.shop'), picture: <IconBuildingStore aria-hidden /> },
          { value: 'fair', text: t('channel.fair'), picture: <IconTent aria-hidden /> },
          { value: 'online', text: t('channel.online'), picture: <IconWorld aria-hidden /> },
        ]}
      />
    </Stack>
  )
}
