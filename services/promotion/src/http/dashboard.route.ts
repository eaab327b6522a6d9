import { queryRoute } from '@fibula/service-kit'
import { z } from 'zod'
import type { Deps } from './deps.ts'

/** A figure, and the list that shows exactly what was counted. */
const figure = z.strictObject({ count: z.int(), list: z.string() })
const names = [
  ...['ready', 'draft', 'inReview', 'approved', 'scheduled', 'published', 'publishedSold', 'withdrawn'],
  ...[
    'missingTranslations',
    'missingArabic',
    'missingTamazight',
    'missingEnglish',
    'missingPhotos',
    'runningCampaigns',
  ],
] as const

export const getDashboard = queryRoute<Deps>()({
  path: '/dashboard',
  summary: "Marketing's figures, each with the list behind it",
  tag: 'dashboard',
  roles: ['marketing'],
  view: z.strictObject(
    Object.fromEntries(names.map((name) => [name, figure])) as Record<(typeof names)[number], typeof figure>,
  ),
  handle: async ({ actor }, { reads }) => {
    const { ready, byStatus, missing, publishedSold, runningCampaigns } = await reads.dashboard(actor.organisationId)
    return {
      body: {
        ready: { count: ready, list: '/pieces?ready=true' },
        draft: { count: byStatus.draft, list: '/items?status=draft' },
        inReview: { count: byStatus['in-review'], list: '/items?status=in-review' },
        approved: { count: byStatus.approved, list: '/items?status=approved' },
        scheduled: { count: byStatus.scheduled, list: '/items?status=scheduled&sort=publish-at' },
        published: { count: byStatus.published, list: '/items?status=published' },
        publishedSold: { count: publishedSold, list: '/items?status=published&sold=true' },
        withdrawn: { count: byStatus.withdrawn, list: '/items?status=withdrawn' },
        missingTranslations: { count: missing['any-translation'], list: '/items?missing=any-translation' },
        missingArabic: { count: missing.ar, list: '/items?missing=ar' },
        missingTamazight: { count: missing.zgh, list: '/items?missing=zgh' },
        missingEnglish: { count: missing.en, list: '/items?missing=en' },
        missingPhotos: { count: missing.photos, list: '/items?missing=photos' },
        runningCampaigns: { count: runningCampaigns, list: '/campaigns?running=true' },
      },
    }
  },
})
