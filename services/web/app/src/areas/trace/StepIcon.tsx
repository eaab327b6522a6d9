import { IconBuildingStore, IconHammer, type IconProps, IconScale, IconSpeakerphone } from '@tabler/icons-react'
import type { ComponentType } from 'react'

const icons: Readonly<Record<string, ComponentType<IconProps>>> = {
  sourcing: IconScale,
  production: IconHammer,
  promotion: IconSpeakerphone,
  sales: IconBuildingStore,
}

/** Whose hands a fact comes from. */
export const StepIcon = ({ type }: { type: string }) => {
  const Icon = icons[type.split('.')[0] ?? ''] ?? IconScale
  return <Icon aria-hidden size={28} />
}
