// R, what the webhook is measured beside: node:http and pg, one transaction of plain statements that writes what we write
// of a new visitor – raw event, contact, e-mail, phone, lead, chat. No validation, no rules, no log, no framework.
// DATABASE_URL, CHANNEL_ID and TOKEN_HASH (hex) come in the environment; prints its port once it listens.
import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import pg from 'pg'

const channelId = process.env.CHANNEL_ID
const tokenHash = Buffer.from(process.env.TOKEN_HASH ?? '', 'hex')
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 })

createServer((request, response) => {
  const chunks = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    receive(new URL(request.url ?? '/', 'http://localhost').searchParams.get('token') ?? '', Buffer.concat(chunks))
      .then(([status, answer]) => respond(response, status, answer))
      .catch(error => {
        console.error(error)
        respond(response, 500, { result: 'error' })
      })
  })
}).listen(0, '127.0.0.1', function () {
  console.log(this.address().port)
})

function respond(response, status, answer) {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(answer))
}

async function receive(token, body) {
  const hash = createHash('sha256').update(token).digest()
  if (!timingSafeEqual(hash, tokenHash)) return [401, { result: 'error' }]
  const event = JSON.parse(body.toString('utf8'))
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const contactId = await write(client, event, body)
    await client.query('COMMIT')
    client.release()
    return [200, answerFor(event, contactId)]
  } catch (error) {
    await client.query('ROLLBACK')
    client.release(true)
    throw error
  }
}

async function write(client, event, body) {
  const now = new Date()
  const { visitor, session, page, agent } = event
  const email = visitor.email.toLowerCase()
  const phone = `55${visitor.phone.replace(/\D/g, '').slice(-11)}`
  const contactId = randomUUID()
  const leadId = randomUUID()
  const chatId = randomUUID()
  await client.query(
    `INSERT INTO deliveries (id, channel_id, received_at, event_name, outcome, subject, body, body_hash, last_seen_at, answer,
       duration_ms) VALUES ($1, $2, $3, $4, 'handled', $5, $6, sha256($6), $3, '{"result":"ok"}', 0)`,
    [randomUUID(), channelId, now, event.event_name, `chat:${event.chat_id}`, body],
  )
  const known = await client.query(
    `SELECT contact_id FROM identifiers WHERE (kind = 'email' AND key = $1) OR (kind = 'phone' AND key = $2)`,
    [email, phone],
  )
  if (known.rows[0]) return known.rows[0].contact_id
  await client.query(
    `INSERT INTO contacts (id, name, description, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)`,
    [contactId, visitor.name, visitor.description ?? null, now],
  )
  const identifier = `INSERT INTO identifiers (id, contact_id, kind, raw, key, e164, is_primary, source, first_seen_at, last_seen_at)
    VALUES ($1, $2, $3, $4, $5, $6, true, 'chat', $7, $7)`
  await client.query(identifier, [randomUUID(), contactId, 'email', visitor.email, email, null, now])
  await client.query(identifier, [randomUUID(), contactId, 'phone', visitor.phone, phone, `+${phone}`, now])
  await client.query(
    `INSERT INTO leads (id, title, source, contact_id, channel_id, last_activity_at, created_at, updated_at)
     VALUES ($1, $2, 'JivoChat', $3, $4, $5, $5, $5)`,
    [leadId, `JivoChat #${event.chat_id} – ${visitor.name}`, contactId, channelId, now],
  )
  await client.query(
    `INSERT INTO chats (id, channel_id, natural_key, jivo_chat_id, kind, state, contact_id, lead_id, visitor_number,
       started_at, last_event_at, page_url, page_title, utm, geo, ip, user_agent)
     VALUES ($1, $2, $3, $4, 'chat', 'running', $5, $6, $7, $8, $8, $9, $10, $11, $12, $13, $14)`,
    [
      chatId,
      channelId,
      `chat:${event.chat_id}`,
      String(event.chat_id),
      contactId,
      leadId,
      String(visitor.number),
      now,
      page?.url,
      page?.title,
      session?.utm_json ?? {},
      session?.geoip ?? null,
      session?.ip_addr,
      session?.user_agent ?? agent?.name,
    ],
  )
  return contactId
}

function answerFor({ visitor }, contactId) {
  const { name, email, phone } = visitor
  return {
    result: 'ok',
    contact_info: { name, email, phone },
    enable_assign: true,
    crm_link: `http://localhost/contacts/${contactId}`,
  }
}
