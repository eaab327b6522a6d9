import { IconTruckDelivery } from '@tabler/icons-react'
import { type Area, screen } from '../../shell/area.ts'

export const area: Area = {
  name: 'clerk',
  routes: [
    screen('/clerk/suppliers', () => import('./SuppliersScreen.tsx'), 'SuppliersScreen'),
    screen('/clerk/suppliers/new', () => import('./NewSupplierScreen.tsx'), 'NewSupplierScreen'),
  ],
  tasks: [{ to: '/clerk/suppliers', icon: IconTruckDelivery, text: 'task.suppliers', roles: ['clerk'] }],
}
