import { ActionIcon, Button, Menu, Text } from '@mantine/core'
import {
  IconArrowLeft,
  IconCheck,
  IconLanguage,
  IconLogout,
  IconServer,
  IconUser,
  IconWifiOff,
} from '@tabler/icons-react'
import { useCanGoBack, useLocation, useRouter } from '@tanstack/react-router'
import { useLive } from '../api/live.ts'
import { queries } from '../api/read.ts'
import { Go } from '../kit/Go.tsx'
import { signOut, useSession } from '../session/session.ts'
import { languages, speak } from '../texts/languages.ts'
import { useLanguage, useTexts } from '../texts/useTexts.ts'
import { personText } from './people.tsx'

const Back = () => {
  const t = useTexts('shell')
  const router = useRouter()
  const canGoBack = useCanGoBack()
  const { pathname } = useLocation()
  if (pathname === '/') return null
  return (
    <ActionIcon
      size={48}
      variant="subtle"
      color="dark"
      aria-label={t('back')}
      onClick={() => (canGoBack ? router.history.back() : void router.navigate({ to: '/' }))}
    >
      <IconArrowLeft aria-hidden className="turns" />
    </ActionIcon>
  )
}

const LanguageMenu = () => {
  const t = useTexts('shell')
  const language = useLanguage()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={48} variant="subtle" color="dark" aria-label={t('language')}>
          <IconLanguage aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map(({ code, name }) => (
          <Menu.Item
            key={code}
            lang={code}
            mih={48}
            leftSection={code === language ? <IconCheck aria-hidden size={20} /> : <span style={{ inlineSize: 20 }} />}
            onClick={() => void speak(code)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const PersonMenu = () => {
  const t = useTexts('shell')
  const { person } = useSession()
  if (!person) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="dark"
          px="xs"
          leftSection={<IconUser aria-hidden size={22} />}
          maw={180}
          fw={500}
          lh={1.2}
        >
          <Text span inherit lineClamp={2} style={{ whiteSpace: 'normal' }}>
            {personText(person, t)}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href="/system" mih={48} leftSection={<IconServer aria-hidden size={20} />}>
          {t('system')}
        </Menu.Item>
        <Menu.Item
          mih={48}
          leftSection={<IconLogout aria-hidden size={20} className="turns" />}
          onClick={() => {
            signOut()
            queries.clear()
          }}
        >
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Back, home, whether facts arrive, language and person: the same on every screen. */
export const Header = () => {
  const t = useTexts('shell')
  const { isConnected } = useLive()
  return (
    <header className="top">
      <Back />
      <Go to="/" className="top-name">
        <img src="/fibula.svg" alt="" width={32} height={32} />
        {t('name')}
      </Go>
      {!isConnected && <IconWifiOff role="img" aria-label={t('notLive')} color="#a3271f" />}
      <LanguageMenu />
      <PersonMenu />
    </header>
  )
}
