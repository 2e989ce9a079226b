import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CheckedStep } from './checked-step'
import { ColumnsStep } from './columns-step'
import { ResultStep } from './result-step'
import { ImportSteps } from '@/components/imports/import-steps'
import { UnderWay } from '@/components/imports/under-way'
import { ClientMessages } from '@/components/layout/client-messages'
import { PageHeader } from '@/components/ui/page-header'
import { mayHandleImport } from '@/lib/auth/permissions'
import { requireChanger } from '@/lib/auth/require-user'
import type { ImportState } from '@/lib/imports/import-state'
import { getImport, readProgress, type ImportView } from '@/lib/imports/queries'
import { isId } from '@/lib/leads/list-filters'

type ImportPageProps = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const STEPS: Record<ImportState, 'columns' | 'check' | 'result'> = {
  mapping: 'columns',
  checking: 'check',
  checked: 'check',
  running: 'result',
  done: 'result',
  undoing: 'result',
  undone: 'result',
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

/** One import, at the step where it stands. */
export default async function OneImportPage({ params, searchParams }: ImportPageProps) {
  const user = await requireChanger()
  const { id } = await params
  const file = isId(id) ? await getImport(id, new Date()) : null
  if (!file || !mayHandleImport(user, file)) notFound()
  const t = await getTranslations('imports')
  return (
    <ClientMessages namespaces={['imports']}>
      <PageHeader
        title={<span className="break-all">{file.fileName}</span>}
        back={{ href: '/contacts/import', label: t('backToAll') }}
      />
      <ImportSteps step={STEPS[file.state]} />
      <Step file={file} asked={await searchParams} />
    </ClientMessages>
  )
}

async function Step({ file, asked }: { file: ImportView; asked: Awaited<ImportPageProps['searchParams']> }) {
  if (file.state === 'mapping') return <ColumnsStep file={file} />
  if (file.state === 'checked') return <CheckedStep file={file} asked={asked} />
  if (file.state === 'done' || file.state === 'undone') return <ResultStep file={file} asked={asked} />
  const [t, progress] = await Promise.all([getTranslations('imports'), readProgress(file.id)])
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0)
  if (file.state === 'checking') {
    const title = t('check.running', { count: file.total })
    return <UnderWay title={title} text={t('check.runningText')} done={sum(progress.foreseen)} total={file.total} />
  }
  const undone = sum(progress.undone)
  return file.state === 'running' ? (
    <UnderWay title={t('run.running')} text={t('run.text')} done={sum(progress.outcome)} total={file.total} />
  ) : (
    <UnderWay title={t('run.undoing')} text={t('run.text')} done={undone} total={undone + progress.toUndo} />
  )
}
