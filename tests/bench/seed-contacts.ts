/**
 * Statements that make believable people: each name three or four times, one chat each from one of forty cities; one of
 * ten without a phone, one of a hundred with one that lacks its DDD, one of two hundred with a shared one; five hundred
 * with one name in one city; a hundred pairs kept as they are.
 */
export const seedContacts = (count: number): string[] => [
  `INSERT INTO channels (id, name) VALUES ('00000000-0000-7000-8000-000000000001', 'Site')`,
  `INSERT INTO contacts (id, name, created_at)
   SELECT ('019b' || lpad(to_hex(n), 8, '0') || '-7000-8000-' || lpad(to_hex(n), 12, '0'))::text::uuid, CASE
     WHEN n % 10 = 0 THEN 'Visitante ' || n
     WHEN n % 200 = 7 THEN 'Maria da Silva'
     ELSE (ARRAY['Ana','João','Paula','José','Bruno','Carla','Davi','Elisa','Fábio','Gabriela','Hugo','Inês'])[1 + n * 7 % 12]
       || ' ' || chr(65 + n * 11 % 26) || 'el' || n * 31 % 97 || ' ' ||
       (ARRAY['Souza','Lima','Rocha','Conceição','Prado','Nunes','Moura','Farias'])[1 + n * 3 % 8] END,
     now() - n * interval '1 minute'
   FROM generate_series(1, ${count}) n`,
  `INSERT INTO leads (id, title, source, contact_id, last_activity_at)
   SELECT gen_random_uuid(), 'Lead', 'JivoChat', id, now() FROM contacts`,
  `INSERT INTO chats (id, channel_id, natural_key, kind, state, contact_id, lead_id, started_at, last_event_at, geo)
   SELECT gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'chat:' || l.id, 'chat', 'finished', l.contact_id, l.id,
     now(), now(), jsonb_build_object('city', CASE WHEN c.name = 'Maria da Silva' THEN 'São Paulo'
       ELSE 'Cidade ' || hashtext(l.id::text) % 20 END, 'country', 'Brasil')
   FROM leads l JOIN contacts c ON c.id = l.contact_id`,
  `INSERT INTO identifiers (id, contact_id, kind, raw, key, e164, is_primary, shared, source, first_seen_at, last_seen_at)
   SELECT gen_random_uuid(), c.id, 'phone', p.raw, p.key, CASE WHEN p.key IS NOT NULL THEN '+' || p.raw END, true, p.shared,
     'chat', now(), now()
   FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM contacts) c
   CROSS JOIN LATERAL (SELECT
     CASE WHEN n % 100 = 3 THEN '9' || lpad(((n - 2) * 7919 % 100000000)::text, 8, '0')
       ELSE '55119' || lpad((n * 7919 % 100000000)::text, 8, '0') END AS raw,
     CASE WHEN n % 100 = 3 THEN NULL WHEN n % 200 = 9 THEN '551132654321L'
       ELSE '5511' || lpad((n * 7919 % 100000000)::text, 8, '0') || 'M' END AS key,
     n % 200 = 9 AS shared) p
   WHERE n % 10 <> 5`,
  `INSERT INTO kept_pairs (least_id, greatest_id, key)
   SELECT id, lead(id, 7) OVER (ORDER BY id), 'key' FROM contacts ORDER BY id LIMIT 100`,
  'ANALYZE',
]
