import type { Random } from '../random.ts'
import { type Cooperative, cooperatives } from './places.ts'

type OriginClass = 'large-scale-mined' | 'artisanal-mined' | 'recycled' | 'grandfathered'

export interface DuePaper {
  readonly kind: string
  readonly number: string
  readonly issuedOn: string
  readonly expiresOn: string | null
  readonly required?: boolean
}
interface MaterialTerms {
  readonly material: string
  readonly per: 'fine-gram' | 'gram' | 'carat' | 'piece'
  readonly rate: { readonly amountMinor: number; readonly currency: 'MAD' } | null
  readonly premiumBasisPoints: number
}

/** Every kind of supplier that there is, with what a cooperative keeps of one. */
interface SupplierKind {
  readonly kind: 'refiner' | 'comptoir' | 'importer' | 'mine' | 'recycler' | 'customer'
  readonly name: string
  readonly fineness: number
  readonly origin: OriginClass
  readonly custody: 'identity-preserved' | 'segregated' | 'controlled-blending' | 'none'
  readonly contact: { readonly person: string; readonly phone: string; readonly address: string | null }
  readonly papers: readonly DuePaper[]
  readonly paymentDays: number
  readonly materials: readonly MaterialTerms[]
}

const rate = (amountMinor: number) => ({ amountMinor, currency: 'MAD' as const })
const silverPer = (per: MaterialTerms['per'], amountMinor: number, premiumBasisPoints = 0): MaterialTerms => ({
  material: 'silver',
  per,
  rate: rate(amountMinor),
  premiumBasisPoints,
})

export const supplierKinds: readonly SupplierKind[] = [
  {
    kind: 'refiner',
    name: 'Affinerie du Littoral',
    fineness: 9_250,
    origin: 'large-scale-mined',
    custody: 'segregated',
    contact: { person: 'Khadija Bennis', phone: '05 22 35 40 11', address: 'Aïn Sebaâ, Casablanca' },
    papers: [
      { kind: 'trade-register', number: 'RC 118 204', issuedOn: '2019-03-11', expiresOn: null },
      { kind: 'audit-report', number: 'A-2026-07', issuedOn: '2026-01-20', expiresOn: '2031-01-19', required: true },
    ],
    paymentDays: 30,
    materials: [silverPer('fine-gram', 1_180, 150)],
  },
  {
    kind: 'comptoir',
    name: 'Comptoir des Métaux du Souss',
    fineness: 9_250,
    origin: 'recycled',
    custody: 'segregated',
    contact: { person: 'Lahcen Oubrahim', phone: '05 28 84 21 77', address: 'Inezgane' },
    papers: [
      { kind: 'trade-register', number: 'RC 44 031', issuedOn: '2012-06-02', expiresOn: null },
      { kind: 'tax-certificate', number: 'IF 5521874', issuedOn: '2026-02-01', expiresOn: '2026-12-31' },
    ],
    paymentDays: 15,
    materials: [silverPer('gram', 1_100)],
  },
  {
    kind: 'importer',
    name: 'Import Argent Atlantique',
    fineness: 9_500,
    origin: 'large-scale-mined',
    custody: 'controlled-blending',
    contact: { person: 'Nadia Filali', phone: '05 22 90 11 02', address: 'Port de Casablanca' },
    papers: [
      { kind: 'export-permit', number: 'EX-7781', issuedOn: '2026-03-01', expiresOn: '2031-02-28', required: true },
      { kind: 'origin-declaration', number: 'OD-7781', issuedOn: '2026-03-01', expiresOn: null },
    ],
    paymentDays: 45,
    materials: [
      silverPer('fine-gram', 1_165),
      { material: 'copper', per: 'gram', rate: rate(11), premiumBasisPoints: 0 },
      { material: 'solder', per: 'gram', rate: rate(820), premiumBasisPoints: 0 },
      { material: 'niello', per: 'gram', rate: rate(460), premiumBasisPoints: 0 },
      { material: 'stones', per: 'piece', rate: rate(1_850), premiumBasisPoints: -500 },
      { material: 'enamel', per: 'gram', rate: rate(340), premiumBasisPoints: 0 },
      { material: 'thread', per: 'gram', rate: rate(90), premiumBasisPoints: 0 },
    ],
  },
  {
    kind: 'mine',
    name: 'Mine d’Imiter, puits des artisans',
    fineness: 9_400,
    origin: 'artisanal-mined',
    custody: 'identity-preserved',
    contact: { person: 'Saïd Aït Atta', phone: '05 24 83 60 19', address: 'Tinghir' },
    papers: [
      { kind: 'mining-licence', number: 'PE 233 114', issuedOn: '2024-05-14', expiresOn: '2034-05-13', required: true },
      { kind: 'origin-declaration', number: 'OD-233', issuedOn: '2026-09-01', expiresOn: null },
    ],
    paymentDays: 0,
    materials: [silverPer('fine-gram', 1_210, 300)],
  },
  {
    kind: 'recycler',
    name: 'Récupération Anti-Atlas',
    fineness: 9_200,
    origin: 'recycled',
    custody: 'segregated',
    contact: { person: 'Hassan Amzil', phone: '05 28 85 02 63', address: 'Taroudant' },
    papers: [{ kind: 'tax-certificate', number: 'IF 6610023', issuedOn: '2026-01-15', expiresOn: '2027-01-14' }],
    paymentDays: 7,
    materials: [silverPer('gram', 1_040)],
  },
  {
    kind: 'customer',
    name: 'Particulier, vieil argent',
    fineness: 9_250,
    origin: 'grandfathered',
    custody: 'none',
    contact: { person: 'Fadma Oubella', phone: '06 61 00 22 31', address: null },
    papers: [{ kind: 'identity-document', number: 'JA 104 233', issuedOn: '2020-08-19', expiresOn: '2030-08-18' }],
    paymentDays: 0,
    materials: [silverPer('gram', 900)],
  },
]

export interface Supplier extends SupplierKind {
  readonly supplierId: string
  readonly cooperative: Cooperative
}

export const makeSuppliers = (random: Random): Supplier[] =>
  cooperatives.flatMap((cooperative) =>
    supplierKinds.map((kind) => ({
      ...kind,
      supplierId: random.uuid(),
      cooperative,
      name: `${kind.name} (${cooperative})`,
    })),
  )
