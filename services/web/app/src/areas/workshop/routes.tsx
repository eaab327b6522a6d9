import {
  IconAlarm,
  IconClipboardPlus,
  IconHammer,
  IconHourglass,
  IconPackageImport,
  IconRubberStamp,
  IconSparkles,
  IconTruckReturn,
} from '@tabler/icons-react'
import { type Area, lazy, screen } from '../../shell/area.ts'

const both = ['workshop', 'clerk'] as const

export const area: Area = {
  name: 'workshop',
  routes: [
    screen('/workshop/orders', () => import('./OrdersScreen.tsx'), 'OrdersScreen'),
    screen('/workshop/orders/new', () => import('./PlaceOrderScreen.tsx'), 'PlaceOrderScreen'),
    screen('/workshop/orders/$orderId', () => import('./OrderScreen.tsx'), 'OrderScreen'),
    screen('/workshop/orders/$orderId/steps/$index', () => import('./StepScreen.tsx'), 'StepScreen'),
    screen('/workshop/orders/$orderId/weigh/$index', () => import('./WeighStepScreen.tsx'), 'WeighStepScreen'),
    screen('/workshop/orders/$orderId/residue', () => import('./ResidueScreen.tsx'), 'ResidueScreen'),
    screen('/workshop/orders/$orderId/loss', () => import('./LossScreen.tsx'), 'LossScreen'),
    screen('/workshop/orders/$orderId/piece', () => import('./FinishPieceScreen.tsx'), 'FinishPieceScreen'),
    screen('/workshop/orders/$orderId/return', () => import('./SendBackScreen.tsx'), 'SendBackScreen'),
    screen('/workshop/orders/$orderId/close', () => import('./CloseScreen.tsx'), 'CloseScreen'),
    screen('/workshop/orders/$orderId/cancel', () => import('./CancelScreen.tsx'), 'CancelScreen'),
    screen('/workshop/orders/$orderId/pieces/$pieceId', () => import('./PieceScreen.tsx'), 'PieceScreen'),
    screen('/workshop/orders/$orderId/pieces/$pieceId/split', () => import('./SplitScreen.tsx'), 'SplitScreen'),
    screen('/workshop/hand-overs', () => import('./HandOversScreen.tsx'), 'HandOversScreen'),
    screen('/workshop/hand-overs/$handOverId', () => import('./AcceptScreen.tsx'), 'AcceptScreen'),
    screen('/workshop/pieces', () => import('./PiecesScreen.tsx'), 'PiecesScreen'),
    screen('/workshop/returns', () => import('./ReturnsScreen.tsx'), 'ReturnsScreen'),
    screen('/workshop/waits', () => import('./WaitsScreen.tsx'), 'WaitsScreen'),
    screen('/workshop/designs', () => import('./DesignsScreen.tsx'), 'DesignsScreen'),
    screen('/workshop/designs/new', () => import('./NewDesignScreen.tsx'), 'NewDesignScreen'),
    screen('/workshop/designs/$designId', () => import('./DesignScreen.tsx'), 'DesignScreen'),
    screen('/workshop/designs/$designId/change', () => import('./ChangeDesignScreen.tsx'), 'ChangeDesignScreen'),
  ],
  tasks: [
    { to: '/workshop/orders?status=open', icon: IconHammer, text: 'task.orders', roles: both },
    { to: '/workshop/orders/new', icon: IconClipboardPlus, text: 'task.place', roles: ['clerk'] },
    { to: '/workshop/hand-overs?status=pending', icon: IconPackageImport, text: 'task.handOvers', roles: ['workshop'] },
    { to: '/workshop/pieces?hallmark=none&status=finished', icon: IconRubberStamp, text: 'task.pieces', roles: both },
    { to: '/workshop/designs?status=active', icon: IconSparkles, text: 'task.designs', roles: ['clerk'] },
    { to: '/workshop/waits', icon: IconHourglass, text: 'task.waits', roles: both },
    { to: '/workshop/returns?status=pending', icon: IconTruckReturn, text: 'task.returns', roles: ['workshop'] },
    { to: '/workshop/orders?late=true', icon: IconAlarm, text: 'task.late', roles: ['workshop'] },
  ],
  dashboard: { roles: both, component: lazy(() => import('./Dashboard.tsx'), 'Dashboard') },
}
