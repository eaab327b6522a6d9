/** As it is searched: small letters, without accents and vowel signs, and of Arabic letters that are often confused, one. */
export const normal = (text: string): string => (/^[!-~]{0,200}$/.test(text) ? text.toLowerCase() : anyScript(text))

const anyScript = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}|ـ/gu, '')
    .toLowerCase()
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 200)

/** The whole text, and what begins at each of its words: so any of them may be typed first. */
export const termsOf = (text: string): string[] => {
  const whole = normal(text)
  const starts = [...whole.matchAll(/(?<=[\s'’(])[\p{L}\p{N}]|(?<=-)\p{L}/gu)]
    .slice(0, 11)
    .map(({ index }) => whole.slice(index))
  return whole === '' ? [] : [...new Set([whole, ...starts.filter((start) => start.length > 2)])]
}
