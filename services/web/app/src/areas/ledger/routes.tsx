import {
  IconAdjustments,
  IconAlertTriangle,
  IconChartHistogram,
  IconFlame,
  IconMapPin,
  IconPencilCheck,
  IconScale,
  IconScaleOutline,
} from '@tabler/icons-react'
import { type Area, screen } from '../../shell/area.ts'

const everybody = ['clerk', 'workshop', 'inspector'] as const
const workers = ['clerk', 'workshop'] as const

export const area: Area = {
  name: 'ledger',
  routes: [
    screen('/ledger/accounts', () => import('./AccountsScreen.tsx'), 'AccountsScreen'),
    screen('/ledger/accounts/$workshopId', () => import('./AccountScreen.tsx'), 'AccountScreen'),
    screen('/ledger/accounts/$workshopId/print', () => import('./PrintScreen.tsx'), 'PrintScreen'),
    screen('/ledger/positions', () => import('./PositionsScreen.tsx'), 'PositionsScreen'),
    screen('/ledger/balance', () => import('./BalanceScreen.tsx'), 'BalanceScreen'),
    screen('/ledger/open', () => import('./OpenScreen.tsx'), 'OpenScreen'),
    screen('/ledger/losses', () => import('./LossesScreen.tsx'), 'LossesScreen'),
    screen('/ledger/facts', () => import('./FactsScreen.tsx'), 'FactsScreen'),
    screen('/ledger/facts/$factId/correct', () => import('./CorrectScreen.tsx'), 'CorrectScreen'),
    screen('/ledger/corrections', () => import('./CorrectionsScreen.tsx'), 'CorrectionsScreen'),
    screen('/ledger/alloy', () => import('./AlloyScreen.tsx'), 'AlloyScreen'),
  ],
  tasks: [
    { to: '/ledger/accounts', icon: IconScale, text: 'task.accounts', roles: everybody },
    { to: '/ledger/positions', icon: IconMapPin, text: 'task.positions', roles: ['clerk', 'inspector'] },
    { to: '/ledger/balance', icon: IconScaleOutline, text: 'task.balance', roles: ['clerk', 'inspector'] },
    { to: '/ledger/open', icon: IconAlertTriangle, text: 'task.open', roles: everybody },
    { to: '/ledger/losses', icon: IconChartHistogram, text: 'task.losses', roles: everybody },
    { to: '/ledger/facts', icon: IconPencilCheck, text: 'task.correct', roles: workers },
    { to: '/ledger/corrections', icon: IconAdjustments, text: 'task.corrections', roles: ['inspector'] },
    { to: '/ledger/alloy', icon: IconFlame, text: 'task.alloy', roles: workers },
  ],
}
