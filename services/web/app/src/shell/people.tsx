import type { Icon } from '@tabler/icons-react'
import { IconBuildingStore, IconHammer, IconScale, IconSearch, IconSpeakerphone } from '@tabler/icons-react'
import type { Person, Role } from '../session/session.ts'
import type { Texts } from '../texts/useTexts.ts'

export const roleIcons: Readonly<Record<Role, Icon>> = {
  clerk: IconScale,
  workshop: IconHammer,
  marketing: IconSpeakerphone,
  seller: IconBuildingStore,
  inspector: IconSearch,
}

const places = new Set([
  'tiznit',
  'taroudant',
  'amal',
  'tafraout',
  'anezi',
  'igherm',
  'ouijjane',
  'souss',
  'agadir',
  'essaouira',
  'office',
])

/** The place of a development person, or what its id says. */
const placeOf = ({ organisation }: Person, t: Texts): string => {
  const place = organisation.split('-').at(-1) ?? organisation
  return places.has(place) ? t(`place.${place}`) : organisation
}

export const personText = (person: Person, t: Texts): string =>
  `${t(`role.${person.roles[0] ?? 'inspector'}`)} · ${placeOf(person, t)}`
