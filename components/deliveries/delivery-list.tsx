import { useTranslations } from 'next-intl'
import type { DeliveryRow } from '@/lib/intake/queries'
import { deliveryRowData } from './delivery-row-data'
import { DeliveryRows } from './delivery-rows'

/** The log of what Jivo sent. Needs the words of `deliveries` around it. */
export function DeliveryList({ deliveries }: { deliveries: DeliveryRow[] }) {
  const t = useTranslations('deliveries')
  return (
    <DeliveryRows rows={deliveries.map(delivery => deliveryRowData(delivery, number => t('visitor', { number })))} />
  )
}
