/**
 * What the portal is measured against: Fastify and pg and nothing else. `coverage` is one query with one index entry a
 * country, `plan` all actions of a plan with their reports, `risk` all scenarios of an assessment with their rounds; `updates`, `send` and `decide` write the rows of an update
 * that is written, sent and validated. Says its address and serves until its parent is gone.
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

app.get('/plan', async ({ query }) => {
  const { rows } = await pool.query({
    name: 'plan',
    text: `SELECT a.*, r.reports FROM bare_action a LEFT JOIN LATERAL (
             SELECT json_agg(t ORDER BY t.day DESC, t.reported_at DESC, t.id DESC) AS reports FROM bare_progress_report t
             WHERE t.line_id = a.line_id) r ON true
           WHERE a.plan_id = $1 ORDER BY a.objective_id, a.position`,
    values: [query.id],
  });
  return { items: rows };
});

app.get('/risk', async ({ query }) => {
  const { rows } = await pool.query({
    name: 'risk',
    text: `SELECT s.*, r.rounds FROM bare_scenario s LEFT JOIN LATERAL (
             SELECT json_agg(t ORDER BY t.number) AS rounds FROM bare_round t WHERE t.scenario_id = s.id) r ON true
           WHERE s.assessment_id = $1 ORDER BY s.number`,
    values: [query.id],
  });
  return { items: rows };
});

app.get('/round-tables', async ({ query }) => {
  const { rows } = await pool.query({
    name: 'round-tables',
    text: 'SELECT * FROM bare_round_table WHERE year = $1 ORDER BY starts_at',
    values: [query.year],
  });
  return { items: rows };
});

/** One transaction; each statement may use what the first one answered. */
const inOne = async (work) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const answer = await work((text, values) => client.query(text, values));
    await client.query('COMMIT');
    return answer;
  } finally {
    client.release();
  }
};

app.post('/updates', ({ body: { iso3, indicator, level, effectiveOn, writtenBy } }) =>
  inOne(async (ask) => {
    const update = await ask(
      `INSERT INTO bare_update (iso3, written_by, written_role, written_scope) VALUES ($1, $2, 'focal-point', '{}') RETURNING id`,
      [iso3, writtenBy],
    );
    const { id } = update.rows[0];
    const claim = await ask(
      `INSERT INTO bare_claim (update_id, iso3, indicator, level, effective_on, effective_precision)
       VALUES ($1, $2, $3, $4, $5, 'day') RETURNING id`,
      [id, iso3, indicator, level, effectiveOn],
    );
    return { id, claimId: claim.rows[0].id };
  }),
);

app.post('/send', ({ body: { id, claimId, iso3, told } }) =>
  inOne(async (ask) => {
    await ask(`UPDATE bare_update SET state = 'sent', sent_at = now() WHERE id = $1`, [id]);
    await ask(`UPDATE bare_claim SET state = 'submitted', sent_at = now(), attested_on = now() WHERE id = $1`, [
      claimId,
    ]);
    await ask(`INSERT INTO bare_work (kind, office, iso3, claim_id) VALUES ('validate', 'validator', $1, $2)`, [
      iso3,
      claimId,
    ]);
    await ask(`INSERT INTO bare_notification (person_id, kind, iso3, url) VALUES ($1, 'update-sent', $2, '/')`, [
      told,
      iso3,
    ]);
    return { id };
  }),
);

app.post('/decide', ({ body: { id, claimId, iso3, told } }) =>
  inOne(async (ask) => {
    await ask(`UPDATE bare_claim SET state = 'validated', decided_at = now() WHERE id = $1`, [claimId]);
    await ask(`UPDATE bare_update SET state = 'decided' WHERE id = $1`, [id]);
    await ask(`UPDATE bare_work SET done_at = now() WHERE claim_id = $1`, [claimId]);
    await ask(`INSERT INTO bare_notification (person_id, kind, iso3, url) VALUES ($1, 'claim-validated', $2, '/')`, [
      told,
      iso3,
    ]);
    await ask(
      `INSERT INTO bare_span (iso3, indicator, with_sample, valid_from, level, claim_id, effective_on,
         effective_precision, attested_on, since, since_precision, sample, known_from)
       SELECT iso3, indicator, mode, effective_on, level, id, effective_on, effective_precision, attested_on, effective_on,
         'day', false, now() FROM bare_claim, unnest('{true,false}'::boolean[]) AS mode WHERE id = $1`,
      [claimId],
    );
    return { id };
  }),
);

console.log(await app.listen({ host: '127.0.0.1', port: 0 }));
setInterval(() => process.ppid === 1 && process.exit(), 500).unref();
