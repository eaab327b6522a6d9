import { IconSitemap } from '@tabler/icons-react'
import { type Area, screen } from '../../shell/area.ts'

const ways = () => import('./WayScreens.tsx')

export const area: Area = {
  name: 'trace',
  routes: [
    screen('/trace', () => import('./FindScreen.tsx'), 'FindScreen'),
    screen('/trace/way', ways, 'WayScreen'),
    screen('/trace/lot/$lotId', ways, 'LotWayScreen'),
    screen('/trace/piece/$pieceId', ways, 'PieceWayScreen', { isPublic: true }),
    screen('/trace/sale/$saleId', ways, 'SaleWayScreen'),
    screen('/trace/order/$orderId', ways, 'OrderWayScreen'),
  ],
  tasks: [
    {
      to: '/trace',
      icon: IconSitemap,
      text: 'task.find',
      roles: ['inspector', 'clerk', 'workshop', 'marketing', 'seller'],
    },
  ],
}
