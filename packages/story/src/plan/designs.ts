import type { Random } from '../random.ts'
import { type Cooperative, cooperatives } from './places.ts'

type Names = Readonly<Record<'fr' | 'ar' | 'en', string>> & { readonly zgh?: string }

/** What every order of a month is made of. Weights in hundredths of a gram, of the lightest and the heaviest piece. */
interface Model {
  readonly names: Names
  readonly from: number
  readonly to: number
  readonly steps: readonly string[]
  readonly picture: 'brooch' | 'bracelet' | 'ring' | 'earrings' | 'pendant'
}

const models: readonly Model[] = [
  {
    names: { fr: 'Fibule tizerzaï', ar: 'خلالة تيزرزاي', en: 'Tizerzai brooch', zgh: 'ⵜⵉⵣⵔⵣⴰⵢ' },
    from: 3_500,
    to: 7_200,
    steps: ['melting', 'alloying', 'drawing', 'filigree', 'soldering', 'polishing'],
    picture: 'brooch',
  },
  {
    names: { fr: 'Bracelet azbeg', ar: 'سوار أزبك', en: 'Azbeg bracelet', zgh: 'ⴰⵣⴱⴳ' },
    from: 4_000,
    to: 9_000,
    steps: ['melting', 'rolling', 'forming', 'engraving', 'polishing'],
    picture: 'bracelet',
  },
  {
    names: { fr: 'Bague gravée', ar: 'خاتم منقوش', en: 'Engraved ring' },
    from: 600,
    to: 1_600,
    steps: ['melting', 'casting', 'engraving', 'polishing'],
    picture: 'ring',
  },
  {
    names: { fr: 'Boucles tikhoursin', ar: 'أقراط تيخورسين', en: 'Tikhoursin earrings', zgh: 'ⵜⵉⵅⵓⵔⵙⵉⵏ' },
    from: 900,
    to: 2_400,
    steps: ['melting', 'drawing', 'soldering', 'polishing'],
    picture: 'earrings',
  },
  {
    names: { fr: 'Pendentif croix du sud', ar: 'قلادة صليب الجنوب', en: 'Southern cross pendant' },
    from: 800,
    to: 2_000,
    steps: ['melting', 'rolling', 'forming', 'niello', 'polishing'],
    picture: 'pendant',
  },
]

export interface Design extends Model {
  readonly designId: string
  readonly cooperative: Cooperative
}

/** Each cooperative orders by designs of its own. */
export const makeDesigns = (random: Random): Design[] =>
  cooperatives.flatMap((cooperative) => models.map((model) => ({ ...model, designId: random.uuid(), cooperative })))
