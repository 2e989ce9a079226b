import type { ReactNode, SVGProps } from 'react'
import { SPRITE } from './sprite'

export type IconComponent = (props: Omit<SVGProps<SVGSVGElement>, 'children'>) => ReactNode

/** An icon of the sprite, 24 px unless its class or its place says otherwise, in the colour of the text around it. */
export function icon(name: string): IconComponent {
  return function SpriteIcon({ className, ...props }) {
    return (
      <svg className={className ? `icon ${className}` : 'icon'} {...props}>
        <use href={`${SPRITE}#${name}`} />
      </svg>
    )
  }
}
