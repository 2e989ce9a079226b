'use client'

import { TriangleAlert } from './icons'
import { CopyButton } from './copy-button'

type SecretOnceProps = {
  /** What it is: “Endereço para o Jivo”. */
  label: string
  value: string
  copyLabel: string
  /** That it is shown only now. */
  warning: string
}

/** A secret that is shown this once: whole, selectable, one press away from the clipboard. */
export function SecretOnce({ label, value, copyLabel, warning }: SecretOnceProps) {
  return (
    <div className="rounded-lg border border-accent-line bg-accent-soft p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-sm font-semibold text-accent-ink">{label}</p>
        <CopyButton value={value} label={copyLabel} withWord focused tone="primary" />
      </div>
      <output className="mt-3 block rounded-md border border-line bg-surface px-3 py-2 font-mono text-sm break-all select-all">
        {value}
      </output>
      <p className="mt-2.5 flex items-start gap-1.5 text-sm text-ink">
        <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn-ink" />
        {warning}
      </p>
    </div>
  )
}
