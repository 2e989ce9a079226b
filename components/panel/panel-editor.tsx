'use client'

import { PanelRight } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Select } from '@/components/ui/select'
import { useNotice } from '@/components/ui/use-notice'
import type { FoundContact } from '@/lib/leads/find-contacts-queries'
import { changeSettingsAction } from '@/lib/settings/actions'
import { MOST_PANEL_LINES, storedLine, type PanelLine } from '@/lib/settings/panel-line'
import { bareLine, draftOf, keepTyped, sameLines } from './kept-draft'
import { LineCard } from './line-card'
import { PanelPreview } from './panel-preview'
import type { LineDraft, PanelSource } from './panel-source'

type PanelEditorProps = { lines: PanelLine[]; version: number; sources: PanelSource[]; example: FoundContact | null }

/** The lines an administrator chooses for the operator in Jivo, beside the panel that they make. */
export function PanelEditor({ lines: saved, version, sources, example }: PanelEditorProps) {
  const t = useTranslations('panel')
  const { lines, setLines, isTouched } = useDraft(saved, version)
  const [busy, save] = useSave(version)
  const wrong = lines.map(wrongPart)
  const change = (id: string, next: Partial<LineDraft>) =>
    setLines(known => known.map(line => (line.id === id ? { ...line, ...next } : line)))
  const add = ({ source, label }: PanelSource) =>
    setLines(known => [...known, { id: source, source, title: label, key: null, link: null }])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_23rem]">
      <Card>
        <CardHeader title={t('lines', { count: lines.length, most: MOST_PANEL_LINES })} />
        {lines.length === 0 ? (
          <EmptyState icon={PanelRight} title={t('empty.title')} text={t('empty.text')} className="py-8!" />
        ) : (
          <ol className="divide-y divide-line border-t border-line">
            {lines.map((line, place) => (
              <LineCard
                key={line.id}
                {...{ line, place }}
                label={sources.find(one => one.source === line.source)?.label ?? null}
                count={lines.length}
                error={wrong[place] ?? null}
                change={next => change(line.id, next)}
                move={by => setLines(known => moved(known, place, by))}
                remove={() => setLines(known => known.filter(one => one.id !== line.id))}
              />
            ))}
          </ol>
        )}
        <footer className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-3">
          <AddLine
            sources={sources.filter(({ source }) => !lines.some(line => line.source === source))}
            full={lines.length >= MOST_PANEL_LINES}
            add={add}
          />
          {isTouched && !busy ? <p className="ml-auto text-sm text-muted">{t('unsaved')}</p> : null}
          <Button
            className="max-sm:w-full"
            tone={isTouched ? 'primary' : 'secondary'}
            busy={busy}
            disabled={wrong.some(Boolean)}
            onClick={() => save(lines.map(bareLine))}
          >
            {t('save')}
          </Button>
        </footer>
      </Card>
      <Card className="lg:sticky lg:top-7">
        <CardHeader title={t('preview.title')} />
        <CardBody>
          <PanelPreview lines={lines.filter((_, place) => !wrong[place])} example={example} />
        </CardBody>
      </Card>
    </div>
  )
}

type AddLineProps = { sources: PanelSource[]; full: boolean; add: (source: PanelSource) => void }

function AddLine({ sources, full, add }: AddLineProps) {
  const t = useTranslations('panel')
  if (full) return <p className="text-sm text-muted">{t('full', { most: MOST_PANEL_LINES })}</p>
  return (
    <Select
      aria-label={t('add')}
      className="w-full sm:w-64"
      value=""
      onChange={event => {
        const chosen = sources.find(one => one.source === event.target.value)
        if (chosen) add(chosen)
      }}
    >
      <option value="">{t('add')}</option>
      {(['computed', 'contact', 'lead'] as const).map(group => {
        const offered = sources.filter(one => one.group === group)
        if (offered.length === 0) return null
        return (
          <optgroup key={group} label={t(`groups.${group}`)}>
            {offered.map(one => (
              <option key={one.source} value={one.source}>
                {one.label}
              </option>
            ))}
          </optgroup>
        )
      })}
    </Select>
  )
}

/** What is being typed; it stays when newer lines come from the server (see keepTyped). */
function useDraft(saved: PanelLine[], version: number) {
  const [known, setKnown] = useState(version)
  const [draft, setDraft] = useState(() => draftOf(saved))
  if (known !== version) {
    setKnown(version)
    setDraft(keepTyped(draft, saved))
  }
  const setLines = (change: (lines: LineDraft[]) => LineDraft[]) =>
    setDraft(current => ({ ...current, lines: change(current.lines) }))
  return { lines: draft.lines, setLines, isTouched: !sameLines(draft.lines, draft.began) }
}

function useSave(version: number): [boolean, (lines: PanelLine[]) => void] {
  const t = useTranslations('panel')
  const router = useRouter()
  const notice = useNotice()
  const [busy, start] = useTransition()
  const save = (panelLines: PanelLine[]) =>
    start(async () => {
      const result = await changeSettingsAction({ version, change: { panelLines } }).catch(() => ({
        ok: false as const,
        reason: 'network',
      }))
      if (result.ok) notice.done(t('saved'))
      else notice.failed(t(result.reason === 'changed' ? 'changed' : 'refused'))
      router.refresh()
    })
  return [busy, save]
}

function wrongPart(line: LineDraft): 'title' | 'link' | null {
  const stored = storedLine(line)
  return typeof stored === 'string' ? stored : null
}

function moved(lines: LineDraft[], place: number, by: 1 | -1): LineDraft[] {
  const next = [...lines]
  const [line] = next.splice(place, 1)
  if (line) next.splice(place + by, 0, line)
  return next
}
