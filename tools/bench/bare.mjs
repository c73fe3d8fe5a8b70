/**
 * What the portal is measured against: Fastify and pg and nothing else. `coverage` is one query with one index entry a
 * country; `report` inserts the rows of an update that is sent and validated. Says its address and serves until its
 * parent is gone.
 */
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 12, options: '-c timezone=UTC' });
pg.types.setTypeParser(1082, (value) => value);
const app = Fastify();

const countries = (await pool.query('SELECT iso3 FROM bare_country ORDER BY iso3')).rows.map(({ iso3 }) => iso3);

app.get('/coverage', async ({ query }) => {
  const { rows } = await pool.query({
    name: 'coverage',
    text: `SELECT c.iso3, l.* FROM unnest($1::text[]) AS c (iso3) LEFT JOIN LATERAL (
             SELECT id AS "claimId", level, effective_on AS "effectiveOn", effective_precision AS "effectivePrecision",
               attested_on AS "attestedOn"
             FROM bare_claim WHERE iso3 = c.iso3 AND indicator = $2 AND effective_on <= $3
             ORDER BY effective_on DESC, decided_at DESC LIMIT 1) l ON true`,
    values: [countries, query.indicator, query.asAt],
  });
  return { indicator: query.indicator, asAt: query.asAt, items: rows };
});

app.post('/report', async ({ body }) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const update = await client.query(`INSERT INTO bare_update (iso3, state) VALUES ($1, 'sent') RETURNING id`, [
      body.iso3,
    ]);
    const { id } = update.rows[0];
    const claim = await client.query(
      `INSERT INTO bare_claim (update_id, iso3, indicator, level, effective_on, effective_precision, attested_on, state)
       VALUES ($1, $2, $3, $4, $5, 'day', $5, 'submitted') RETURNING id`,
      [id, body.iso3, body.indicator, body.level, body.effectiveOn],
    );
    await client.query('COMMIT');
    return { id, claimId: claim.rows[0].id };
  } finally {
    client.release();
  }
});

app.post('/decide', async ({ body }) => {
  await pool.query(`INSERT INTO bare_decision (claim_id, decision) VALUES ($1, 'validated')`, [body.claimId]);
  return { ok: true };
});

console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
setInterval(() => process.ppid === 1 && process.exit(), 500).unref();
