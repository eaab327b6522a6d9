import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Texts that people really type, paste or send, and that careless code breaks on. Every one may be kept as it is. */
export const oddTexts: readonly string[] = [
  // Looks like something else.
  ...[
    'null',
    'undefined',
    'NaN',
    'true',
    '0',
    '-1',
    '1e3',
    '0x10',
    '1/0',
    '٣٫١٤',
    '[object Object]',
    '__proto__',
    'constructor',
  ],
  ...[
    '{"a":1}',
    '[]',
    '%00',
    '%s%n',
    '#{7*7}',
    '{{7*7}}',
    '$(id)',
    '`id`',
    '../../etc/passwd',
    'C:\\CON',
    '--help',
    '#REF!',
  ],
  // Markup, script and queries in what should be a name.
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  'javascript:alert(1)',
  '</title><b>Gras</b>',
  '&amp; &lt; &#39; &nbsp;',
  "'; DROP TABLE item; --",
  "' OR '1'='1",
  '<!-- --> <![CDATA[ ]]> <?xml version="1.0"?>',
  // A spreadsheet would run it.
  '=1+1',
  '+212 5 28 86 00 00',
  '-2+3',
  '@SUM(A1)',
  '=HYPERLINK("http://example.invalid";"prix")',
  'a;b,c\t"d"',
  // What searching gives a meaning to.
  ...[
    '&',
    '|',
    '!',
    '()',
    '(a & ',
    'a <-> b',
    'a:*',
    ':*',
    '*',
    '%',
    '_',
    '\\',
    "l'",
    '’',
    '"',
    '""',
    '-',
    'a -b "c d',
  ],
  // Letters of all kinds.
  'تِزِرزاي ⵜⵉⵣⵔⵣⴰⵢ Tizerzaï',
  'اَلْعَرَبِيَّةُ وَ١٢٣',
  '\u202eeriap\u202c',
  '\u2066isolé\u2069',
  '\ufeffau début',
  'zéro\u200blargeur\u00adcoupe',
  'e\u0301 n’est pas é',
  'Z̸̨͇̑͛a̵̙͋l̴̰̐g̷̭̾o̴͍͂',
  '👩🏽‍🎨💍🇲🇦',
  '𐍈𝔉𝒾𝒷𝓊𝓁𝒶',
  'ﷺ ﷽',
  'İıſß',
  '田中さん',
  'ด้้้้้็็็็็้้้้้',
  // Blanks and controls that JSON allows.
  ...[
    ' ',
    '\u00a0',
    '\u3000',
    '  deux  ',
    '\n',
    'une\nligne\r\net\tdeux',
    '\u0001\u001b[31mrouge',
    '\u0085\u2028\u2029',
  ],
  // Long without a place to break.
  'x'.repeat(200),
  'ⵣ'.repeat(200),
]

const corpus = fileURLToPath(new URL('../../../../shared/corpora/naughty-strings.json', import.meta.url))

/** The same, and the Big List of Naughty Strings (or every nth of it) where somebody put it beside the repository. */
export const naughtyTexts = (every = 1): string[] => {
  const others = existsSync(corpus) ? (JSON.parse(readFileSync(corpus, 'utf8')) as string[]) : []
  return [...new Set([...oddTexts, ...others.filter((_, at) => at % every === 0)])]
}
