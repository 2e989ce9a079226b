/** How a thing that can be pressed looks; the classes are in parts.css. */
export type ButtonLook = {
  tone?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'danger-quiet' | undefined
  size?: 'sm' | 'md' | 'lg' | undefined
  shape?: 'words' | 'icon' | undefined
  wide?: boolean | undefined
}

/** Classes of buttons, and of links that look like buttons. */
export function buttonStyles({
  tone = 'secondary',
  size = 'md',
  shape = 'words',
  wide = false,
}: ButtonLook = {}): string {
  return `btn btn-${tone} btn-${size}${shape === 'icon' ? ' btn-icon' : ''}${wide ? ' w-full' : ''}`
}
