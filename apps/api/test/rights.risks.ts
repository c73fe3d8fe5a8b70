import type { Application } from './application.harness.js';
import type { Probe, Who } from './rights.probes.js';

const nobody: readonly Who[] = [];
const focalPoint: readonly Who[] = ['nfp.mar'];
/** Morocco's own people; its team member has no part in the assessment. */
const own: readonly Who[] = ['nfp.mar', 'member.mar'];
/** Whom Morocco let in by name: to read all of it, and to review one scenario. */
const reader: readonly Who[] = ['nfp.tun'];
const reviewer: readonly Who[] = ['nfp.phl'];
const seen: readonly Who[] = [...own, ...reader];
const kept = { changes: nobody, removes: nobody } as const;
const runs = { adds: focalPoint, changes: focalPoint, removes: focalPoint } as const;
const signedIn: readonly Who[] = [
  'observer',
  'admin',
  'coordinator',
  ...own,
  'ended.mar',
  'coming.mar',
  ...reader,
  ...reviewer,
  'secretariat.aaf',
  'secretariat.nas',
  'secretariat.sea',
];
const risk = (year: number) => `assessment_id IN (SELECT id FROM risk_assessment WHERE reference_year = ${year})`;
const of = (number: number) => `scenario_id IN (SELECT id FROM scenario WHERE ${risk(2031)} AND number = ${number})`;

/** An assessment of Morocco that was shown to Tunisia's focal point, with one scenario reviewed by the Philippines'. */
export const riskProbes: readonly Probe[] = [
  { table: 'vault_master', where: 'id', touch: `mark = 'x'`, reads: nobody, adds: nobody, ...kept },
  {
    table: 'risk_key',
    where: `mark = 'probe'`,
    touch: `mark = 'x'`,
    reads: [...seen, ...reviewer],
    adds: focalPoint,
    ...kept,
  },
  {
    table: 'risk_method',
    where: `code = 'five-by-five'`,
    touch: `treat_from = 'x'`,
    reads: signedIn,
    adds: ['coordinator'],
    changes: ['coordinator'],
    removes: nobody,
  },
  {
    table: 'risk_method',
    where: `treat_from = 'probe'`,
    touch: `sources = '[1]'`,
    reads: ['coordinator'],
    adds: ['coordinator'],
    changes: ['coordinator'],
    removes: nobody,
  },
  {
    table: 'risk_assessment',
    where: 'reference_year = 2031',
    touch: `language = 'x'`,
    reads: seen,
    adds: focalPoint,
    changes: focalPoint,
    removes: nobody,
  },
  // Its own people alone, where nobody was let in.
  {
    table: 'risk_assessment',
    where: 'reference_year = 2032',
    touch: `language = 'x'`,
    reads: own,
    adds: focalPoint,
    changes: focalPoint,
    removes: nobody,
  },
  { table: 'risk_part', where: risk(2031), touch: `part = 'scorer'`, reads: seen, ...runs },
  { table: 'risk_step_taken', where: risk(2031), touch: `life = 'x'`, reads: seen, adds: focalPoint, ...kept },
  {
    table: 'scenario',
    where: `template = 'probe-1'`,
    touch: `setting = 'x'`,
    reads: [...seen, ...reviewer],
    ...runs,
  },
  { table: 'scenario', where: `${risk(2031)} AND number = 2`, touch: `setting = 'x'`, reads: seen, ...runs },
  // Narrowed: not even the rest of its own team.
  { table: 'scenario', where: `${risk(2031)} AND number = 3`, touch: `setting = 'x'`, reads: focalPoint, ...runs },
  ...[1, 3].flatMap((number): readonly Probe[] => {
    const isNarrowed = number === 3;
    const team = isNarrowed ? focalPoint : own;
    const all = isNarrowed ? focalPoint : seen;
    const where = of(number);
    return [
      { table: 'scenario_change', where, touch: 'number = 7', reads: team, adds: focalPoint, ...kept },
      { table: 'scenario_treatment', where, touch: 'line = uuidv7()', reads: all, ...runs, changes: nobody },
      { table: 'scenario_cascade', where, touch: 'sample = true', reads: all, ...runs, changes: nobody },
      {
        table: 'scenario_comment',
        where,
        touch: 'paragraph = 7',
        reads: team,
        adds: focalPoint,
        changes: focalPoint,
        removes: nobody,
      },
      { table: 'scenario_sensitivity', where, touch: `choice = 'x'`, reads: all, adds: focalPoint, ...kept },
      {
        table: 'risk_acceptance',
        where,
        touch: `until = '2030-01-01'`,
        reads: all,
        adds: focalPoint,
        changes: focalPoint,
        removes: nobody,
      },
      {
        table: 'scoring_round',
        where,
        touch: 'closed_at = now()',
        reads: team,
        adds: focalPoint,
        changes: focalPoint,
        removes: nobody,
      },
      { table: 'scorer', where, touch: 'scored_at = now()', reads: team, ...runs },
    ];
  }),
  {
    table: 'risk_grant',
    where: `${risk(2031)} AND purpose = 'read'`,
    touch: `until = '2030-01-01'`,
    reads: seen,
    adds: focalPoint,
    changes: focalPoint,
    removes: nobody,
  },
  // One's own, until the round is over; then the team's. Not even the portal itself sees it before.
  {
    table: 'score',
    where: of(1),
    touch: `confidence = 'high'`,
    reads: focalPoint,
    adds: focalPoint,
    changes: focalPoint,
    removes: nobody,
  },
  {
    table: 'score',
    where: of(2),
    touch: `confidence = 'high'`,
    reads: own,
    adds: nobody,
    changes: focalPoint,
    removes: nobody,
  },
  {
    table: 'review',
    where: `iso3 = 'MAR'`,
    touch: 'has_conflict = true',
    reads: [...own, ...reviewer],
    adds: reviewer,
    changes: reviewer,
    removes: nobody,
  },
];

const texts = `'{"en": "x", "fr": "x", "es": "x", "ru": "x", "ar": "x", "zh": "x"}'::jsonb`;
const words = `'\\x00'::bytea`;
const me = `(SELECT id FROM person WHERE email = 'nfp.mar@example.org')`;
const scope = `'{"kind": "country", "iso3": "MAR"}'::jsonb`;
const by = `${me}, 'focal-point', ${scope}`;

export async function seedRisks(owner: Application['owner']): Promise<void> {
  await owner(`INSERT INTO vault_master (mark) VALUES ('probe') ON CONFLICT DO NOTHING`);
  await owner(`INSERT INTO risk_method (series_id, name, description, likelihood, impact, levels, grid, treat_from)
    VALUES (uuidv7(), ${texts}, ${texts}, '[]', '[]', '[]', '[]', 'probe')`);
  await owner(`INSERT INTO risk_assessment (series_id, iso3, reference_year, language, method_id, words)
    SELECT uuidv7(), 'MAR', year, 'fr', m.id, ${words} FROM risk_method m, unnest(ARRAY[2031, 2032]) AS year
    WHERE m.code = 'five-by-five'`);
  const ofRisk = `FROM risk_assessment a WHERE a.reference_year = 2031`;
  await owner(
    `INSERT INTO risk_key (series_id, iso3, wrapped, mark) SELECT a.series_id, 'MAR', ${words}, 'probe' ${ofRisk}`,
  );
  await owner(
    `INSERT INTO risk_part (assessment_id, iso3, person_id, part) SELECT a.id, 'MAR', ${me}, 'reader' ${ofRisk}`,
  );
  await owner(`INSERT INTO risk_step_taken (assessment_id, iso3, life, taken_by, taken_role, taken_scope)
    SELECT a.id, 'MAR', 'draft', ${by} ${ofRisk}`);
  await owner(`INSERT INTO scenario (assessment_id, iso3, line_id, series_id, method_id, number, domain, origin, title, words, is_narrowed, template)
    SELECT a.id, 'MAR', uuidv7(), a.series_id, a.method_id, place, 'C', 'natural', ${words}, ${words}, place = 3, 'probe-' || place
    FROM risk_assessment a, generate_series(1, 3) AS place WHERE a.reference_year = 2031`);
  const ids = 's.id, s.assessment_id, s.iso3';
  const ofScenario = `FROM scenario s JOIN risk_assessment a ON a.id = s.assessment_id WHERE a.reference_year = 2031`;
  const into = (table: string, columns: string, values: string, where = '') =>
    owner(
      `INSERT INTO ${table} (scenario_id, assessment_id, iso3, ${columns}) SELECT ${ids}, ${values} ${ofScenario} ${where}`,
    );
  await into('scenario_change', 'number, words, changed_by', `1, ${words}, ${me}`);
  await into('scenario_treatment', 'line', 'uuidv7()');
  await owner(`INSERT INTO scenario_cascade (scenario_id, assessment_id, iso3, sets_off_id)
    SELECT s.id, s.assessment_id, s.iso3, t.id FROM scenario s JOIN scenario t USING (assessment_id)
    JOIN risk_assessment a ON a.id = s.assessment_id
    WHERE a.reference_year = 2031 AND (s.number, t.number) IN ((1, 2), (3, 2))`);
  await into('scenario_comment', 'field, paragraph, words, written_by', `'narrative', 0, ${words}, ${me}`);
  await into('scenario_sensitivity', 'field, kind, choice, chosen_by', `'narrative', 'quantity', 'kept', ${me}`);
  await into('risk_acceptance', 'words, until, accepted_by', `${words}, app.today() + 9, ${me}`);
  await into(
    'scoring_round',
    'number, kind, opened_at, closes_at',
    `1, 'current', now() - interval '2 days', now() + CASE WHEN s.number = 2 THEN interval '1 day' ELSE interval '2 days' END`,
  );
  const rounds = (table: string, columns: string, values: string, where: string) =>
    owner(`INSERT INTO ${table} (round_id, scenario_id, assessment_id, iso3, person_id ${columns})
      SELECT r.id, r.scenario_id, r.assessment_id, r.iso3, ${me} ${values}
      FROM scoring_round r JOIN scenario s ON s.id = r.scenario_id WHERE r.iso3 = 'MAR' ${where}`);
  await rounds('scorer', '', '', '');
  await rounds('score', ', judgement, confidence, words', `, '{}', 'low', ${words}`, 'AND s.number IN (1, 2)');
  await owner(
    `UPDATE scoring_round SET closed_at = now() WHERE closes_at < now() + interval '36 hours' AND iso3 = 'MAR'`,
  );
  for (const [email, purpose, scenarios] of [
    ['nfp.tun@example.org', 'read', `'{}'`],
    [
      'nfp.phl@example.org',
      'review',
      `ARRAY(SELECT s.id FROM scenario s WHERE s.assessment_id = a.id AND s.number = 1)`,
    ],
  ]) {
    await owner(`INSERT INTO risk_grant (assessment_id, iso3, person_id, purpose, scenario_ids, until, granted_by)
      SELECT a.id, 'MAR', p.id, '${purpose}', ${scenarios}, app.today() + 9, ${me}
      FROM risk_assessment a, person p WHERE a.reference_year = 2031 AND p.email = '${email}'`);
  }
  await owner(`INSERT INTO review (scenario_id, assessment_id, iso3, person_id, has_conflict, judgements, words)
    SELECT ${ids}, p.id, false, '[]', ${words} FROM person p, scenario s JOIN risk_assessment a ON a.id = s.assessment_id
    WHERE a.reference_year = 2031 AND s.number = 1 AND p.email = 'nfp.phl@example.org'`);
}
