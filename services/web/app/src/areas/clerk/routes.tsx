import {
  IconArrowsJoin,
  IconFileCertificate,
  IconReceipt2,
  IconScale,
  IconStack2,
  IconTruckDelivery,
  IconTruckReturn,
  IconUsers,
} from '@tabler/icons-react'
import { type Area, lazy, screen } from '../../shell/area.ts'

const clerk = ['clerk'] as const

export const area: Area = {
  name: 'clerk',
  routes: [
    screen('/clerk/receive', () => import('./ReceiveScreen.tsx'), 'ReceiveScreen'),
    screen('/clerk/receipts', () => import('./ReceiptsScreen.tsx'), 'ReceiptsScreen'),
    screen('/clerk/receipts/$receiptId', () => import('./ReceiptScreen.tsx'), 'ReceiptScreen'),
    screen('/clerk/lots', () => import('./LotsScreen.tsx'), 'LotsScreen'),
    screen('/clerk/lots/$lotId', () => import('./LotScreen.tsx'), 'LotScreen'),
    screen('/clerk/lots/$lotId/assay', () => import('./AssayScreen.tsx'), 'AssayScreen'),
    screen('/clerk/lots/$lotId/judge', () => import('./JudgeScreen.tsx'), 'JudgeScreen'),
    screen('/clerk/lots/$lotId/hand-over', () => import('./HandOverScreen.tsx'), 'HandOverScreen'),
    screen('/clerk/lots/$lotId/split', () => import('./SplitScreen.tsx'), 'SplitScreen'),
    screen('/clerk/lots/$lotId/move', () => import('./MoveScreen.tsx'), 'MoveScreen'),
    screen('/clerk/merge', () => import('./MergeScreen.tsx'), 'MergeScreen'),
    screen('/clerk/hand-overs', () => import('./HandOversScreen.tsx'), 'HandOversScreen'),
    screen('/clerk/returns', () => import('./ReturnsScreen.tsx'), 'ReturnsScreen'),
    screen('/clerk/returns/$returnId', () => import('./TakeBackScreen.tsx'), 'TakeBackScreen'),
    screen('/clerk/stock', () => import('./StockScreen.tsx'), 'StockScreen'),
    screen('/clerk/thresholds/$material', () => import('./ThresholdScreen.tsx'), 'ThresholdScreen'),
    screen('/clerk/suppliers', () => import('./SuppliersScreen.tsx'), 'SuppliersScreen'),
    screen('/clerk/suppliers/new', () => import('./NewSupplierScreen.tsx'), 'NewSupplierScreen'),
    screen('/clerk/suppliers/$supplierId', () => import('./SupplierScreen.tsx'), 'SupplierScreen'),
    screen('/clerk/suppliers/$supplierId/contact', () => import('./ContactScreen.tsx'), 'ContactScreen'),
    screen('/clerk/suppliers/$supplierId/paper', () => import('./PaperScreen.tsx'), 'PaperScreen'),
    screen('/clerk/suppliers/$supplierId/terms', () => import('./TermsScreen.tsx'), 'TermsScreen'),
    screen('/clerk/papers', () => import('./PapersScreen.tsx'), 'PapersScreen'),
  ],
  tasks: [
    { to: '/clerk/receive', icon: IconTruckDelivery, text: 'task.receive', roles: clerk },
    { to: '/clerk/lots?inStock=true', icon: IconScale, text: 'task.lots', roles: clerk },
    { to: '/clerk/stock', icon: IconStack2, text: 'task.stock', roles: clerk },
    { to: '/clerk/returns?status=waiting', icon: IconTruckReturn, text: 'task.returns', roles: clerk },
    { to: '/clerk/merge', icon: IconArrowsJoin, text: 'task.merge', roles: clerk },
    { to: '/clerk/receipts', icon: IconReceipt2, text: 'task.receipts', roles: clerk },
    { to: '/clerk/suppliers', icon: IconUsers, text: 'task.suppliers', roles: clerk },
    { to: '/clerk/papers', icon: IconFileCertificate, text: 'task.papers', roles: clerk },
  ],
  dashboard: { roles: clerk, component: lazy(() => import('./Dashboard.tsx'), 'Dashboard') },
}
