import { accepted } from '../samples/jivo-events'

/** Bodies of chat_accepted, each of a visitor nobody knows. `from` keeps two runs on one database apart. */
export function newVisitors(from: number): () => string {
  let n = from
  return () => {
    n += 1
    const digits = String(10_000_000 + (n % 90_000_000))
    const ddd = 11 + (Math.floor(n / 90_000_000) % 9)
    return JSON.stringify(
      accepted({
        chat_id: n,
        visitor: {
          name: `Visitante ${n}a`,
          email: `pessoa${n}@exemplo.com.br`,
          phone: `(${ddd}) 9${digits.slice(0, 4)}-${digits.slice(4)}`,
          number: String(n),
        },
      }),
    )
  }
}
