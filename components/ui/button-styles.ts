import { cva, type VariantProps } from 'class-variance-authority'

/** How a thing that can be pressed looks; used by buttons and by links that look like buttons. */
export const buttonStyles = cva(
  [
    'inline-flex shrink-0 items-center justify-center gap-2 rounded-md border font-semibold whitespace-nowrap select-none',
    'transition-[background-color,border-color,color,opacity,transform] active:translate-y-px',
    'disabled:pointer-events-none disabled:opacity-55 aria-disabled:pointer-events-none aria-disabled:opacity-55',
    '[&_svg]:size-4 [&_svg]:shrink-0',
  ],
  {
    variants: {
      tone: {
        primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
        secondary: 'border-line-strong/55 bg-surface text-ink hover:bg-hover active:bg-pressed',
        quiet: 'border-transparent bg-transparent text-ink hover:bg-hover active:bg-pressed',
        danger: 'border-transparent bg-danger text-on-danger hover:bg-danger-hover',
        'danger-quiet': 'border-transparent bg-transparent text-danger-ink hover:bg-danger-soft',
      },
      size: {
        sm: 'h-7 px-2.5 text-sm touch:h-11 touch:px-3.5',
        md: 'h-9 px-3.5 text-base touch:h-11',
        lg: 'h-11 px-5 text-base',
      },
      shape: { words: '', icon: 'aspect-square px-0 touch:px-0' },
      wide: { true: 'w-full', false: '' },
    },
    defaultVariants: { tone: 'secondary', size: 'md', shape: 'words', wide: false },
  },
)

export type ButtonLook = VariantProps<typeof buttonStyles>
