import { useLanguage } from '../../kit/index.ts'
import { directionOf, type Texts, textIn } from './words.ts'

/** A text of the catalogue in the reader's language, marked with the language that it is in. */
export const Written = ({ texts }: { texts: Texts }) => {
  const { text, lang } = textIn(texts, useLanguage())
  return (
    <bdi lang={lang} dir={directionOf(lang)}>
      {text}
    </bdi>
  )
}
