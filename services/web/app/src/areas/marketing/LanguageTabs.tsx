import { Group, Tabs, Text } from '@mantine/core'
import { IconAlertCircle, IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTexts } from '../../kit/index.ts'
import { type CatalogueLanguage, catalogueLanguages } from './words.ts'

/** One tab per language of the catalogue; those in which something is missing say so, by icon and word. */
export const LanguageTabs = ({
  isMissing,
  children,
}: {
  isMissing: (language: CatalogueLanguage) => boolean
  children: (language: CatalogueLanguage) => ReactNode
}) => {
  const t = useTexts('marketing')
  return (
    <Tabs defaultValue="fr" keepMounted={false}>
      <Tabs.List grow>
        {catalogueLanguages.map((language) => (
          <Tabs.Tab key={language} value={language} mih={56} px={6}>
            <Group gap={4} justify="center" wrap="nowrap">
              {isMissing(language) ? <IconAlertCircle aria-hidden size={16} /> : <IconCheck aria-hidden size={16} />}
              <span>{t(`language.${language}`)}</span>
            </Group>
            <Text size="xs" c="dimmed">
              {t(isMissing(language) ? 'texts.missing' : 'texts.written')}
            </Text>
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {catalogueLanguages.map((language) => (
        <Tabs.Panel key={language} value={language} pt="sm">
          {children(language)}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
