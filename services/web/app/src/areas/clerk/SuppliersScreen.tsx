import { IconPlus } from '@tabler/icons-react'
import { DataList, TaskScreen, useGo, useList, useTexts } from '../../kit/index.ts'

export const SuppliersScreen = () => {
  const t = useTexts('clerk')
  const go = useGo()
  const list = useList('sourcing', '/suppliers')
  return (
    <TaskScreen
      title={t('suppliers.title')}
      isWide
      action={{ text: t('supplier.title'), icon: <IconPlus aria-hidden />, run: () => go('/clerk/suppliers/new') }}
    >
      <DataList
        list={list}
        label={t('suppliers.title')}
        keyOf={({ supplierId }) => supplierId}
        emptyText={t('suppliers.none')}
        columns={[{ name: 'name', title: t('suppliers.name'), show: ({ name }) => name }]}
      />
    </TaskScreen>
  )
}
