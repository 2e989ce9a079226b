import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/ui/link'
import { PlainPage } from '@/components/layout/plain-page'
import { Button } from '@/components/ui/button'

export default async function NotFound() {
  const t = await getTranslations('common.notFound')
  return (
    <PlainPage title={t('title')} text={t('text')}>
      <Button asChild tone="primary">
        <Link href="/leads">{t('action')}</Link>
      </Button>
    </PlainPage>
  )
}
