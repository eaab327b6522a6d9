export const cooperatives = ['tiznit', 'taroudant'] as const
export const workshops = ['amal', 'tafraout', 'anezi', 'igherm', 'ouijjane'] as const
export const shops = ['agadir', 'essaouira'] as const
export type Cooperative = (typeof cooperatives)[number]
export type Workshop = (typeof workshops)[number]
export type Shop = (typeof shops)[number]
