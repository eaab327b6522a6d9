import type { Icon } from '@tabler/icons-react'
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Role } from '../session/session.ts'
import { Shell } from './Shell.tsx'

/** One big card of the home screen. */
export interface Task {
  readonly to: string
  readonly icon: Icon
  /** Key in the area's language file. */
  readonly text: string
  /** Who sees it on their home screen. */
  readonly roles: readonly Role[]
}

/** What an area of the app brings: its screens, its cards on the home screens, and its dashboard below them. */
export interface Area {
  /** Also the name of its language file. */
  readonly name: string
  readonly routes: readonly AnyRoute[]
  readonly tasks: readonly Task[]
  readonly dashboard?: { readonly roles: readonly Role[]; readonly component: ComponentType }
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Shown without a sign-in. */
    isPublic?: boolean
  }
}

export const rootRoute = createRootRoute({ component: Shell })

/**
 * A screen at an address: `screen('/clerk/receive', () => import('./ReceiveScreen.tsx'), 'ReceiveScreen')`. Its code is loaded when it
 * is first opened. A part such as `$lotId` is read by `usePathValue('lotId')`.
 */
export const screen = <Name extends string>(
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
  options: { readonly isPublic?: boolean } = {},
): AnyRoute =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    component: lazyRouteComponent(load, name) as RouteComponent,
    staticData: { isPublic: options.isPublic ?? false },
  })

/** A part of the home screen whose code is loaded when it is shown: `lazy(() => import('./Dashboard.tsx'), 'Dashboard')`. */
export const lazy = <Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): ComponentType => lazyRouteComponent(load, name) as unknown as ComponentType
