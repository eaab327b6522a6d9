import {
  IconBooks,
  IconCalendarEvent,
  IconLanguage,
  IconListDetails,
  IconPencilPlus,
  IconShoppingBag,
} from '@tabler/icons-react'
import { type Area, lazy, screen } from '../../shell/area.ts'

export const area: Area = {
  name: 'marketing',
  routes: [
    screen('/marketing/pieces', () => import('./PiecesScreen.tsx'), 'PiecesScreen'),
    screen('/marketing/write/$pieceId', () => import('./WriteItemScreen.tsx'), 'WriteItemScreen'),
    screen('/marketing/items', () => import('./ItemsScreen.tsx'), 'ItemsScreen'),
    screen('/marketing/items/$itemId', () => import('./ItemScreen.tsx'), 'ItemScreen'),
    screen('/marketing/items/$itemId/edit', () => import('./EditItemScreen.tsx'), 'EditItemScreen'),
    screen('/marketing/items/$itemId/schedule', () => import('./ScheduleItemScreen.tsx'), 'ScheduleItemScreen'),
    screen('/marketing/items/$itemId/changes', () => import('./SendBackItemScreen.tsx'), 'SendBackItemScreen'),
    screen('/marketing/missing', () => import('./MissingTextsScreen.tsx'), 'MissingTextsScreen'),
    screen('/marketing/campaigns', () => import('./CampaignsScreen.tsx'), 'CampaignsScreen'),
    screen('/marketing/campaigns/new', () => import('./NewCampaignScreen.tsx'), 'NewCampaignScreen'),
    screen('/marketing/campaigns/$campaignId', () => import('./CampaignScreen.tsx'), 'CampaignScreen'),
    screen('/marketing/campaigns/$campaignId/edit', () => import('./EditCampaignScreen.tsx'), 'EditCampaignScreen'),
    screen('/marketing/collections', () => import('./CollectionsScreen.tsx'), 'CollectionsScreen'),
    screen('/marketing/collections/new', () => import('./NewCollectionScreen.tsx'), 'NewCollectionScreen'),
    screen('/marketing/collections/$collectionId', () => import('./CollectionScreen.tsx'), 'CollectionScreen'),
    screen(
      '/marketing/collections/$collectionId/edit',
      () => import('./EditCollectionScreen.tsx'),
      'EditCollectionScreen',
    ),
    screen('/catalogue', () => import('./catalogue/CatalogueScreen.tsx'), 'CatalogueScreen', { isPublic: true }),
    screen('/catalogue/$itemId', () => import('./catalogue/CatalogueItemScreen.tsx'), 'CatalogueItemScreen', {
      isPublic: true,
    }),
  ],
  tasks: [
    { to: '/marketing/pieces', icon: IconPencilPlus, text: 'task.write', roles: ['marketing'] },
    { to: '/marketing/items', icon: IconListDetails, text: 'task.items', roles: ['marketing'] },
    { to: '/marketing/missing', icon: IconLanguage, text: 'task.missing', roles: ['marketing'] },
    { to: '/marketing/campaigns', icon: IconCalendarEvent, text: 'task.campaigns', roles: ['marketing'] },
    { to: '/marketing/collections', icon: IconBooks, text: 'task.collections', roles: ['marketing'] },
    { to: '/catalogue', icon: IconShoppingBag, text: 'task.catalogue', roles: ['marketing', 'seller'] },
  ],
  dashboard: { roles: ['marketing'], component: lazy(() => import('./Dashboard.tsx'), 'Dashboard') },
}
