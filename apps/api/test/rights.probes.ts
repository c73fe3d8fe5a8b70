import type { Application } from './application.harness.js';
import { peopleProbes, seedPeople } from './rights.people.js';

/** Who tries: each role, in and out of office, for Morocco (of two regions), beside it and far from it. */
export const people = [
  'visitor',
  'observer',
  'admin',
  'coordinator',
  'nfp.mar',
  'member.mar',
  'ended.mar',
  'coming.mar',
  'nfp.tun',
  'nfp.phl',
  'secretariat.aaf',
  'secretariat.nas',
  'secretariat.sea',
] as const;
export type Who = (typeof people)[number];

/** Rows of one table, and who may do what with them after domain.md; nobody else may. `:me` is nfp.mar. */
export interface Probe {
  readonly table: string;
  readonly where: string;
  /** A change that needs to read nothing, so that no other policy helps. */
  readonly touch: string;
  readonly reads: readonly Who[];
  readonly adds: readonly Who[];
  readonly changes: readonly Who[];
  readonly removes: readonly Who[];
}

const signedIn = people.filter((who) => who !== 'visitor');
const focalPoint: readonly Who[] = ['nfp.mar'];
const own: readonly Who[] = ['nfp.mar', 'member.mar'];
const secretariats: readonly Who[] = ['secretariat.aaf', 'secretariat.nas'];
const coordinator: readonly Who[] = ['coordinator'];
/** Who owns what belongs to the region AAF itself. */
const owners: readonly Who[] = ['secretariat.aaf'];
/** Who reads what is under way: the country, its regions' secretariats, coordinators. */
const reporting: readonly Who[] = [...own, ...secretariats, ...coordinator];
const region: readonly Who[] = [...reporting, 'nfp.tun'];

const acts = { adds: [], changes: [], removes: [] } as const;
const ofAll = (table: string, where: string, touch: string): Probe => ({ table, where, touch, reads: people, ...acts });

/** The four sights: each indicator of Morocco is shared with others. */
const sights = [
  { visibility: 'public', indicator: 'national-team', reads: people },
  { visibility: 'network', indicator: 'action-plan', reads: signedIn },
  { visibility: 'region', indicator: 'risk-assessment', reads: region },
  { visibility: 'restricted', indicator: 'needs-assessment', reads: own },
] as const;

const both = (some: readonly Who[], others: readonly Who[]) => some.filter((who) => others.includes(who));

export const probes: readonly Probe[] = [
  ofAll('region', `code = 'AAF'`, 'position = 99'),
  ...[
    ofAll('partner_country', `iso3 = 'MAR'`, `note = 'x'`),
    ofAll('membership', `iso3 = 'MAR'`, `since = '2020-01-01'`),
    ofAll('indicator', `id = 'action-plan'`, 'position = 99'),
    ofAll('published_figure', 'published', `unit = 'x'`),
  ].map((probe): Probe => ({ ...probe, adds: coordinator, changes: coordinator })),
  {
    ...ofAll('indicator_level', `indicator = 'action-plan'`, `names = '{}'`),
    adds: coordinator,
    changes: coordinator,
    removes: coordinator,
  },
  // What was known is appended: nobody changes it.
  { ...ofAll('indicator_definition', `indicator = 'action-plan'`, 'shelf_life_months = 6'), adds: coordinator },
  { ...ofAll('country_definition', `iso3 = 'MAR'`, `known = '{}'`), adds: coordinator },
  ofAll('state_stamp', 'one', 'stamp = 1'),
  { ...ofAll('sharing', `iso3 = 'MAR'`, `since = '2026-01-01'`), adds: focalPoint, changes: focalPoint },
  { ...ofAll('exemption', `iso3 = 'MAR'`, `reason = 'x'`), adds: coordinator, changes: coordinator },
  { ...ofAll('exemption_end', `until = '2031-12-31'`, `recorded_at = now()`), adds: coordinator },

  ...[
    { table: 'status_update', is: `iso3 = 'MAR' AND written_scope ->> 'probe' =`, touch: `written_at = now()` },
    { table: 'claim', is: `iso3 = 'MAR' AND fact =`, touch: `note = 'x'` },
  ].flatMap(({ table, is, touch }): Probe[] => {
    const drafts = (readers: readonly Who[]) => ({ reads: readers, adds: readers, changes: readers, removes: readers });
    return [
      { table, where: `${is} 'own-draft'`, touch, ...drafts(own) },
      { table, where: `${is} 'secretariat-draft'`, touch, ...drafts([...own, 'secretariat.aaf']) },
      { table, where: `${is} 'withdrawn-draft'`, touch, ...acts, reads: own, changes: own },
      { table, where: `${is} 'sent'`, touch, ...acts, reads: reporting, changes: reporting },
    ];
  }),
  ...sights.map(({ visibility, reads }): Probe => {
    const where = `iso3 = 'MAR' AND fact = 'validated-${visibility}'`;
    return { table: 'claim', where, touch: `retracted_at = now()`, ...acts, reads, changes: both(reporting, reads) };
  }),
  {
    // Whoever decided sees what they decided.
    table: 'claim',
    where: `fact = 'decided-restricted'`,
    touch: `retracted_at = now()`,
    ...acts,
    reads: [...own, 'secretariat.nas'],
    changes: [...own, 'secretariat.nas'],
  },
  {
    table: 'retraction',
    where: `reason = 'asked-region'`,
    touch: `asked_at = now()`,
    reads: reporting,
    adds: reporting,
    changes: reporting,
    removes: [],
  },
  ...sights.map(({ visibility, reads }): Probe => {
    const sides = both(reporting, reads);
    const where = `reason = 'agreed-${visibility}'`;
    return { table: 'retraction', where, touch: `asked_at = now()`, reads, adds: sides, changes: sides, removes: [] };
  }),
  ...sights.map(({ indicator, reads }): Probe => {
    const where = `iso3 = 'MAR' AND indicator = '${indicator}'`;
    return { table: 'status_span', where, touch: `since_precision = 'x'`, ...acts, reads };
  }),

  ...sights.map(({ visibility, reads }): Probe => {
    const adds = visibility === 'restricted' ? own : [...own, ...secretariats];
    const where = `title = 'probe-${visibility}'`;
    return { table: 'document', where, touch: `language = 'x'`, reads, adds, changes: focalPoint, removes: [] };
  }),
  ...[
    { table: 'reporting_round', where: `title = 'probe'`, touch: `due = closes` },
    {
      table: 'round_ask',
      where: `iso3 = 'MAR' AND NOT sample`,
      touch: `during = daterange('2031-01-01', '2031-12-31', '[]')`,
    },
  ].map((each): Probe => ({ ...each, reads: signedIn, adds: coordinator, changes: coordinator, removes: [] })),
  {
    table: 'round_exception',
    where: `reason = 'probe-round'`,
    touch: `until = NULL`,
    reads: reporting,
    adds: coordinator,
    changes: [],
    removes: [],
  },
  {
    // Whoever uploaded it changes it too.
    table: 'document',
    where: `title = 'probe-uploaded'`,
    touch: `language = 'x'`,
    reads: region,
    adds: [...own, ...secretariats],
    changes: ['nfp.mar', 'secretariat.nas'],
    removes: [],
  },
  ...sights.map(({ visibility }): Probe => {
    const ofRegion: readonly Who[] = [...own, 'secretariat.aaf', ...coordinator];
    const reads = { public: people, network: signedIn, region: ofRegion, restricted: owners }[visibility];
    const where = `title = 'probe-of-region-${visibility}'`;
    return { table: 'document', where, touch: `language = 'x'`, reads, adds: owners, changes: owners, removes: [] };
  }),
  {
    // Anybody's act may tell somebody; nobody reads what another person was told.
    table: 'notification',
    where: `url = '/probe'`,
    touch: `read_at = now()`,
    reads: focalPoint,
    adds: signedIn,
    changes: focalPoint,
    removes: [],
  },
  {
    table: 'work_item',
    where: `iso3 = 'MAR'`,
    touch: `due_on = '2030-01-01'`,
    reads: reporting,
    adds: reporting,
    changes: reporting,
    removes: [],
  },

  { table: 'reminder', where: `kind = 'probe'`, touch: 'step = 4', ...acts, reads: reporting },
  {
    table: 'person',
    where: `id = ':me'`,
    touch: `language = 'zh'`,
    ...acts,
    reads: [...region, 'admin'],
    changes: focalPoint,
  },
  ...peopleProbes(region),
  {
    table: 'credential',
    where: `person_id = ':me'`,
    touch: `password_hash = 'x'`,
    ...acts,
    reads: focalPoint,
    changes: focalPoint,
  },
  {
    table: 'session',
    where: `person_id = ':me'`,
    touch: `created_at = now()`,
    ...acts,
    reads: focalPoint,
    removes: focalPoint,
  },
  {
    table: 'idempotency',
    where: `person_id = ':me'`,
    touch: `body_hash = 'x'`,
    ...acts,
    reads: focalPoint,
    adds: focalPoint,
  },
  {
    // That a mail was written is the administrator's to see; what it says is nobody's.
    table: 'mail',
    where: `kind = 'probe'`,
    touch: `state = 'kept'`,
    ...acts,
    reads: ['admin'],
    adds: signedIn,
  },
  {
    // Who asked, as long as they are in office; made by the system.
    table: 'export',
    where: `iso3 = 'MAR' AND person_id = ':me'`,
    touch: `progress = 7`,
    ...acts,
    reads: focalPoint,
    adds: focalPoint,
  },
  { table: 'mail_content', where: `subject = 'probe'`, touch: `text = 'x'`, ...acts, reads: [], adds: signedIn },
  { table: 'sign_in_failure', where: `subject = 'probe'`, touch: `failures = 0`, ...acts, reads: [] },
  { table: 'call_count', where: `subject = 'probe'`, touch: `calls = 0`, ...acts, reads: [] },
  {
    table: 'retention_rule',
    where: `table_name = 'notification'`,
    touch: 'keep_months = 600',
    ...acts,
    reads: ['admin'],
    changes: ['admin'],
  },
  { table: 'retention_run', where: `table_name = 'probe'`, touch: 'erased = 0', ...acts, reads: ['admin'] },
  { table: 'audit_entry', where: `table_name = 'person'`, touch: `act = 'read'`, ...acts, reads: [] },
  { table: 'audit_value', where: 'after IS NOT NULL', touch: 'before = NULL', ...acts, reads: [] },
];

/** Puts a row where each probe looks, and makes the people who are out of office. */
export async function seed(portal: Application): Promise<void> {
  const owner: Application['owner'] = (sql, values) => portal.owner(sql, values);
  await owner(`INSERT INTO person (name, email, language) VALUES
    ('Ended yesterday', 'ended.mar@example.org', 'fr'), ('Begins tomorrow', 'coming.mar@example.org', 'fr')`);
  await owner(`INSERT INTO role_assignment (person_id, role, scope_kind, scope, since, until)
    SELECT id, 'focal-point', 'country', 'MAR', app.today() - 100, app.today() - 1 FROM person WHERE name = 'Ended yesterday'
    UNION ALL
    SELECT id, 'focal-point', 'country', 'MAR', app.today() + 1, NULL FROM person WHERE name = 'Begins tomorrow'`);
  for (const { visibility, indicator } of sights) {
    await owner(
      `INSERT INTO sharing (iso3, indicator, visibility, since) VALUES ('MAR', $1, $2, app.today())
       ON CONFLICT (iso3, indicator) DO UPDATE SET visibility = excluded.visibility`,
      [indicator, visibility],
    );
    await owner(
      `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, decided_at)
       VALUES ($2, 'MAR', $1, 'none', '2020-02-02', 'day', '2020-02-02', 'validated', now())`,
      [indicator, `validated-${visibility}`],
    );
    await owner(
      `INSERT INTO status_span (iso3, indicator, with_sample, valid_from, level, claim_id, effective_on, effective_precision,
         attested_on, since, since_precision, sample, known_from)
       SELECT iso3, indicator, false, '2020-02-02', level, id, '2020-02-02', 'day', '2020-02-02', '2020-02-02', 'day', false, now()
       FROM claim WHERE fact = $1`,
      [`validated-${visibility}`],
    );
    await retract(owner, `validated-${visibility}`, `agreed-${visibility}`, 'now()');
    await owner(
      `INSERT INTO document (iso3, title, language, media_type, size, sha256, visibility)
       VALUES ('MAR', $1, 'fr', 'application/pdf', 1, 'none', $2)`,
      [`probe-${visibility}`, visibility],
    );
    await owner(
      `INSERT INTO document (region, title, language, media_type, size, sha256, visibility)
       VALUES ('AAF', $1, 'fr', 'application/pdf', 1, 'none', $2)`,
      [`probe-of-region-${visibility}`, visibility],
    );
  }
  await owner(`INSERT INTO document (iso3, title, language, media_type, size, sha256, uploaded_by)
    SELECT 'MAR', 'probe-uploaded', 'fr', 'application/pdf', 1, 'none', id FROM person
    WHERE email = 'secretariat.nas@example.org'`);
  await owner(
    `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, decided_at)
     VALUES ('asked-region', 'MAR', 'risk-assessment', 'none', '2020-02-02', 'day', '2020-02-02', 'validated', now())`,
  );
  await retract(owner, 'asked-region', 'asked-region', 'NULL');
  await owner(
    `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, attested_on, state, decided_at, decided_by)
     SELECT 'decided-restricted', 'MAR', 'needs-assessment', 'none', '2020-02-02', 'day', '2020-02-02', 'validated', now(), id
     FROM person WHERE email = 'secretariat.nas@example.org'`,
  );
  for (const [name, state, role, code, sent] of [
    ['own-draft', 'draft', 'focal-point', 'NULL', 'NULL'],
    ['secretariat-draft', 'draft', 'secretariat', `'AAF'`, 'NULL'],
    ['withdrawn-draft', 'withdrawn', 'focal-point', 'NULL', 'NULL'],
    ['sent', 'sent', 'focal-point', 'NULL', 'now()'],
  ] as const) {
    const scope = `'${JSON.stringify(role === 'secretariat' ? { kind: 'region', code: 'AAF' } : { kind: 'country', iso3: 'MAR' })}'::jsonb`;
    await owner(
      `INSERT INTO status_update (iso3, state, written_role, written_scope, sent_at)
       VALUES ('MAR', $1, $2, jsonb_build_object('probe', $3::text) || ${scope}, ${sent})`,
      [state, role, name],
    );
    await owner(
      `INSERT INTO claim (fact, iso3, indicator, level, effective_on, effective_precision, state, written_role, written_region, sent_at)
       VALUES ($1, 'MAR', 'action-plan', 'none', '2020-02-02', 'day', $2, $3, ${code}, ${sent})`,
      [name, state === 'sent' ? 'submitted' : state, role],
    );
  }
  await owner(
    `INSERT INTO exemption (iso3, indicator, reason, since) VALUES ('MAR', 'risk-assessment', 'Probe.', '2030-01-01')`,
  );
  await owner(
    `INSERT INTO exemption_end (exemption_id, until) SELECT id, '2031-12-31' FROM exemption WHERE iso3 = 'MAR'`,
  );
  await owner(`INSERT INTO country_definition (iso3, known) VALUES ('MAR', app.country_known('MAR', now()))`);
  await owner(`INSERT INTO reminder (kind, step, subject, iso3) VALUES ('probe', 3, uuidv7(), 'MAR')`);
  await owner(`INSERT INTO work_item (kind, office, iso3) VALUES ('validate', 'validator', 'MAR')`);
  await owner(
    `INSERT INTO reporting_round (title, opens, due, closes) VALUES ('probe', '2031-01-01', '2031-06-01', '2031-12-31')`,
  );
  await owner(`INSERT INTO round_ask (round_id, iso3, indicator, during)
    SELECT id, 'MAR', 'action-plan', daterange(opens, closes, '[]') FROM reporting_round WHERE title = 'probe'`);
  await owner(`INSERT INTO round_exception (round_id, iso3, reason, granted_by)
    SELECT r.id, 'MAR', 'probe-round', p.id FROM reporting_round r, person p
    WHERE r.title = 'probe' AND p.email = 'coordinator@example.org'`);
  await owner(`INSERT INTO sign_in_failure VALUES ('probe', 1, now())`);
  await seedPeople(owner);
  await owner(`INSERT INTO call_count VALUES ('probe', 1, now())`);
  await owner(`WITH written AS (INSERT INTO mail (kind, language) VALUES ('probe', 'fr') RETURNING id)
    INSERT INTO mail_content SELECT id, 'a@example.org', 'A', 'probe', 'text', '<p>', false FROM written`);
  await owner(`INSERT INTO retention_run (table_name, keep_months, older_than, erased) VALUES ('probe', 12, now(), 1)`);
  const me = `SELECT id FROM person WHERE email = 'nfp.mar@example.org'`;
  await owner(`INSERT INTO notification (person_id, kind, url) SELECT id, 'update-sent', '/probe' FROM (${me})`);
  await owner(`INSERT INTO export (iso3, person_id, language) SELECT 'MAR', id, 'fr' FROM (${me})`);
  await owner(`INSERT INTO session (token_hash, person_id) SELECT sha256('probe'), id FROM (${me})`);
  await owner(
    `INSERT INTO idempotency (person_id, method, path, key, body_hash) SELECT id, 'POST', '/', 'probe', '' FROM (${me})`,
  );
}

async function retract(owner: Application['owner'], fact: string, reason: string, agreedAt: string): Promise<void> {
  await owner(
    `INSERT INTO retraction (claim_id, iso3, indicator, asked_side, asked_by, asked_role, asked_scope, reason, agreed_at)
     SELECT c.id, c.iso3, c.indicator, 'country', p.id, 'focal-point', '{"kind": "country", "iso3": "MAR"}', $2, ${agreedAt}
     FROM claim c, person p WHERE c.fact = $1 AND p.email = 'nfp.mar@example.org'`,
    [fact, reason],
  );
}
