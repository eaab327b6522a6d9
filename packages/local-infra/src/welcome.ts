import { people } from './people.ts'
import type { Platform } from './platform/options.ts'

/** What a person may do now: addresses, who one may be, and a first request to try. */
export const welcome = ({ gatewayUrl, issuerUrl, serviceUrls, folder }: Platform, seconds: string): string => {
  const base = gatewayUrl ?? ''
  const groups = Map.groupBy(people, ({ does }) => does)
  const who = [...groups].map(([does, group]) => `    ${group.map(({ person }) => person).join(', ')}\n        ${does}`)
  const services = Object.entries(serviceUrls).map(([name, urls]) => `${name} ${urls.join(' ')}`)
  const tokens = gatewayUrl === undefined ? `${issuerUrl}/tokens` : `${base}/dev/tokens`
  return `
Fibula is ready after ${seconds} s.
${gatewayUrl === undefined ? '' : `\n  Start page   ${base}/\n  System       ${base}/system`}
  Services     ${services.join('\n               ')}
  Tokens       ${tokens}/<person>, for development only. The people:
${who.join('\n')}
  Logs, data   ${folder}

  To try:
    TOKEN=$(curl -s ${tokens}/clerk-tiznit | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')
    curl -s ${gatewayUrl === undefined ? `${serviceUrls.sourcing?.[0] ?? ''}/lots` : `${base}/api/sourcing/lots`} -H "Authorization: Bearer $TOKEN"

Ctrl-C stops everything in order.`
}
