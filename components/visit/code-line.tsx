import { cn } from '@/components/ui/cn'
import { CopyButton } from '@/components/ui/copy-button'

/** Code to take along: whole, selectable, one press away from the clipboard. */
export function CodeLine({ code, copyLabel, isMain = false }: { code: string; copyLabel: string; isMain?: boolean }) {
  return (
    <div
      className={cn(
        'flex items-start gap-2 rounded-md border border-line bg-sunken py-2 pr-2 pl-3',
        isMain && 'max-sm:flex-col',
      )}
    >
      <code className="min-w-0 flex-1 self-center max-sm:self-stretch font-mono text-sm leading-5 break-all select-all">
        {code}
      </code>
      <CopyButton value={code} label={copyLabel} withWord={isMain} tone={isMain ? 'primary' : undefined} />
    </div>
  )
}
