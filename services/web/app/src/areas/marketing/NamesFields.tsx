import { Stack, TextInput } from '@mantine/core'
import { useTexts } from '../../kit/index.ts'
import { catalogueLanguages, directionOf, type Words } from './words.ts'

/** A name in the four languages of the catalogue, one field below the other. */
export const NamesFields = ({ words, onChange }: { words: Words; onChange: (words: Words) => void }) => {
  const t = useTexts('marketing')
  return (
    <Stack gap="sm">
      {catalogueLanguages.map((language) => (
        <TextInput
          key={language}
          label={t(`nameIn.${language}`)}
          required={language === 'fr'}
          lang={language}
          dir={directionOf(language)}
          size="md"
          maxLength={200}
          value={words[language]}
          onChange={(event) => onChange({ ...words, [language]: event.currentTarget.value })}
        />
      ))}
    </Stack>
  )
}
