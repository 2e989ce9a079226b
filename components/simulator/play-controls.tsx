'use client'

import { Play, Square } from '@/components/ui/icons'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { Button } from '@/components/ui/button'
import { Card, CardBody } from '@/components/ui/card'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { SCENES, type SceneName } from '@/lib/simulator/scene-names'

const SPEEDS = { atOnce: null, quick: 8, real: 1 } as const

type Pace = keyof typeof SPEEDS

type PlayControlsProps = {
  isPlaying: boolean
  onPlay: (scene: SceneName, speed: number | null) => Promise<void>
  onStop: () => void
}

/** Which scene, how fast, and the button. */
export function PlayControls({ isPlaying, onPlay, onStop }: PlayControlsProps) {
  const t = useTranslations('simulator')
  const [scene, setScene] = useState<SceneName>(SCENES[0])
  const [pace, setPace] = useState<Pace>('atOnce')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isPlaying) onStop()
    else void onPlay(scene, SPEEDS[pace])
  }
  return (
    <Card>
      <CardBody className="pt-4!">
        <form onSubmit={submit} className="flex flex-wrap items-start gap-x-6 gap-y-4">
          <Field label={t('scene')} hint={t(`about.${scene}`)} className="min-w-0 flex-[2_1_18rem]">
            <Select value={scene} disabled={isPlaying} onChange={event => setScene(event.target.value as SceneName)}>
              {SCENES.map(name => (
                <option key={name} value={name}>
                  {t(`scenes.${name}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Segmented
            label={t('pace')}
            value={pace}
            onChange={setPace}
            options={(['atOnce', 'quick', 'real'] as const).map(value => ({
              value,
              label: t(`paces.${value}`),
            }))}
            className="flex-[1_1_17rem]"
          />
          <Button type="submit" tone={isPlaying ? 'secondary' : 'primary'} className="max-sm:w-full sm:mt-[1.625rem]">
            {isPlaying ? <Square aria-hidden /> : <Play aria-hidden />}
            {isPlaying ? t('stop') : t('play')}
          </Button>
        </form>
      </CardBody>
    </Card>
  )
}
