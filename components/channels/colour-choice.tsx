'use client'

import { Ban } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { CHANNEL_COLOURS, type ChannelColour } from '@/lib/channels/colours'
import { ChannelDot } from './channel-name'

/** The colour of a channel, as a row of dots; radio buttons named `colour` underneath. */
export function ColourChoice({ colour }: { colour: ChannelColour | null }) {
  const t = useTranslations('channels')
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-semibold">{t('colour')}</legend>
      <div className="-ml-1 flex flex-wrap gap-0.5">
        {[null, ...CHANNEL_COLOURS].map(each => {
          const label = each ? t(`colours.${each}`) : t('noColour')
          return (
            <label
              key={label}
              title={label}
              className="relative flex size-9 items-center justify-center rounded-md border border-transparent transition-colors touch:size-11 hover:bg-hover has-checked:border-line-strong has-checked:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="colour"
                value={each ?? ''}
                defaultChecked={each === colour}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
              {each ? (
                <ChannelDot colour={each} className="size-4!" />
              ) : (
                <Ban aria-hidden className="size-4 text-muted" />
              )}
              <span className="sr-only">{label}</span>
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
