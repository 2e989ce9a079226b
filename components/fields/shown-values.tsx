/** The custom fields that a list shows, as one line under a row. */
export function ShownValues({ values }: { values: readonly (readonly [name: string, value: string])[] }) {
  if (values.length === 0) return null
  return (
    <span className="row-values">
      {values.map(([name, value], index) => (
        <span key={name}>
          {index > 0 ? ' · ' : ''}
          {name} <b>{value}</b>
        </span>
      ))}
    </span>
  )
}
