import { DirectionProvider, MantineProvider } from '@mantine/core'
import { Outlet, useMatches, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { startLive } from '../api/live.ts'
import { queries } from '../api/read.ts'
import { useSession } from '../session/session.ts'
import { directionOf } from '../texts/languages.ts'
import { useLanguage } from '../texts/useTexts.ts'
import { Header } from './Header.tsx'
import { SignIn, SignInAgain } from './SignIn.tsx'
import { theme } from './theme.ts'

/** Around every screen: language and direction, header, the sign-in where one is needed, the live connection. */
export const Shell = () => {
  const direction = directionOf(useLanguage())
  const { person, expired } = useSession()
  const isPublic = useMatches().some(({ staticData }) => staticData.isPublic)
  // The address whose screen is shown by now, for whoever looks from outside.
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname })
  useEffect(() => startLive(queries), [])
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} forceColorScheme="light">
        <Header />
        <main data-path={path}>{person || isPublic ? <Outlet /> : <SignIn />}</main>
        {expired && <SignInAgain />}
      </MantineProvider>
    </DirectionProvider>
  )
}
