import { Fragment } from 'react'

/** Where the part of an address in front of its last @ may go on in the next line: after its dots, and before an @. */
const PART = /(?<=\.)|(?=@)/

/** Where a web address may go on in the next line: after what parts it. */
const URL_PART = /(?<=[/?&=]|[.-](?=\w))(?!\/)/

/** A Brazilian phone as we write it. */
const PHONE = /(\(\d\d\) \d{4,5}-\d{4})/

/** An address that breaks between its parts where it has to, instead of anywhere in a word. */
export function BreakableAddress({ text }: { text: string }) {
  const at = Math.max(0, text.lastIndexOf('@'))
  return <Breakable parts={[...text.slice(0, at).split(PART).filter(Boolean), text.slice(at)]} />
}

/** The same for a web address. */
export function BreakableUrl({ text }: { text: string }) {
  return <Breakable parts={text.split(URL_PART)} />
}

function Breakable({ parts }: { parts: string[] }) {
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}

/** A sentence in which no phone is torn over two lines. */
export function WholePhones({ text }: { text: string }) {
  return text.split(PHONE).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  )
}
