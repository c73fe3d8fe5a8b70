import { delegationKinds, delegationsHeldIn } from './delegation-records.queries.js';
import { planKinds } from './plan-records.queries.js';
import { kind, nameOf, type RecordKind } from './record-kind.js';
import { riskKinds, risksHeldIn } from './risk-records.queries.js';
import { roundTableKinds, roundTablesHeldIn } from './round-table-records.queries.js';
import { teamHeldIn, teamKinds } from './team-records.queries.js';

/** What is a table of rows of its own; row security leaves out what is not the reader's, and names they may not know. */
export const recordKinds: readonly RecordKind[] = [
  kind(
    'retractions',
    {
      id: 'r.id',
      claimId: 'r.claim_id',
      indicator: 'r.indicator',
      askedBySide: 'r.asked_side',
      askedByRole: 'r.asked_role',
      askedBy: nameOf('r.asked_by'),
      askedAt: 'r.asked_at',
      reason: 'r.reason',
      agreedByRole: 'r.agreed_role',
      agreedBy: nameOf('r.agreed_by'),
      agreedAt: 'r.agreed_at',
    },
    'FROM retraction r WHERE r.iso3 = $1 ORDER BY r.asked_at, r.id',
  ),
  kind(
    'sharing',
    { id: 'id', indicator: 'indicator', visibility: 'visibility', since: 'since', sample: 'sample' },
    'FROM sharing WHERE iso3 = $1 ORDER BY indicator',
  ),
  kind(
    'exemptions',
    {
      id: 'e.id',
      indicator: 'e.indicator',
      reason: 'e.reason',
      since: 'e.since',
      firstUntil: 'e.first_until',
      until: 'e.until',
      recordedAt: 'e.recorded_at',
      laterEnds: `(SELECT jsonb_agg(jsonb_build_object('until', x.until, 'recordedAt', x.recorded_at) ORDER BY x.recorded_at)
        FROM exemption_end x WHERE x.exemption_id = e.id)`,
      sample: 'e.sample',
    },
    'FROM exemption e WHERE e.iso3 = $1 ORDER BY e.since, e.id',
  ),
  kind(
    'work',
    {
      id: 'id',
      kind: 'kind',
      office: 'office',
      indicator: 'indicator',
      claimId: 'claim_id',
      createdAt: 'created_at',
      dueOn: 'due_on',
      doneAt: 'done_at',
      sample: 'sample',
    },
    'FROM work_item WHERE iso3 = $1 ORDER BY created_at, id',
  ),
  kind(
    'country-history',
    { id: 'id', known: 'known', recordedAt: 'recorded_at' },
    'FROM country_definition WHERE iso3 = $1 ORDER BY recorded_at',
  ),
  kind(
    'rounds',
    {
      id: 'r.id',
      title: 'r.title',
      opens: 'r.opens',
      due: 'r.due',
      closes: 'r.closes',
      indicators: 'to_jsonb(array_agg(a.indicator ORDER BY a.indicator))',
      sample: 'r.sample',
    },
    'FROM reporting_round r JOIN round_ask a ON a.round_id = r.id WHERE a.iso3 = $1 GROUP BY r.id ORDER BY r.opens, r.id',
  ),
  kind(
    'round-exceptions',
    {
      id: 'x.id',
      roundId: 'x.round_id',
      reason: 'x.reason',
      until: 'x.until',
      grantedBy: nameOf('x.granted_by'),
      grantedAt: 'x.granted_at',
      sample: 'x.sample',
    },
    'FROM round_exception x WHERE x.iso3 = $1 ORDER BY x.granted_at, x.id',
  ),
  ...teamKinds,
  ...planKinds,
  ...roundTableKinds,
  ...delegationKinds,
  ...riskKinds,
  kind(
    'reminders',
    { id: 'id', kind: 'kind', step: 'step', subject: 'subject', at: 'at' },
    'FROM reminder WHERE iso3 = $1 ORDER BY at, id',
  ),
  kind(
    'access',
    {
      role: 'a.role',
      scopeKind: 'a.scope_kind',
      scope: 'a.scope',
      title: 'a.title',
      person: 'p.name',
      from: 'a.since',
      until: 'a.until',
      grantedBy: nameOf('a.granted_by'),
      sample: 'a.sample',
    },
    `FROM role_assignment a LEFT JOIN person p ON p.id = a.person_id
     WHERE (a.scope_kind = 'country' AND a.scope = $1) OR a.role = 'coordinator'
       OR (a.scope_kind = 'region' AND a.scope IN (SELECT region FROM membership WHERE iso3 = $1))
     ORDER BY a.scope_kind, a.scope, a.role, a.since, a.id`,
  ),
  kind(
    'audit',
    {
      id: 'e.seq::text',
      at: 'e.at',
      act: 'e.act',
      table: 'e.table_name',
      recordId: 'e.record_id',
      columns: 'e.columns',
      actor: 'e.actor_id',
      actorName: nameOf('e.actor_id'),
      valuesHash: 'e.values_hash',
    },
    'FROM app.country_audit(app.actor(), $1) e',
  ),
];

/** Tables with a country's records that the archive holds otherwise, or leaves out on purpose. */
export const heldOtherwise: Readonly<Record<string, string>> = {
  partner_country: 'country.json',
  membership: 'country.json',
  country_definition: 'country-history',
  claim: 'claims',
  status_update: 'updates',
  document: 'documents',
  exemption: 'exemptions',
  retraction: 'retractions',
  sharing: 'sharing',
  work_item: 'work',
  round_ask: 'rounds',
  round_exception: 'round-exceptions',
  reminder: 'reminders',
  ...teamHeldIn,
  ...roundTablesHeldIn,
  ...delegationsHeldIn,
  ...risksHeldIn,
  action_plan: 'action-plans',
  // Made from the claims.
  status_span: 'claims',
  // What one person was told is theirs, not the country's.
  notification: 'left out',
  // That an archive was asked for and fetched stands in the trail.
  export: 'audit',
};

export interface DocumentRow {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly visibility: string;
  readonly kind: string;
  readonly setId: string;
  readonly number: number;
  readonly removedAt: string | null;
  readonly uploadedBy: string | null;
  readonly uploadedAt: string;
  readonly sample: boolean;
}

export const documentsSql = `
  SELECT d.id, d.title, d.language, d.media_type AS "mediaType", d.size, d.sha256, d.visibility, d.kind,
    d.set_id AS "setId", d.number, d.removed_at AS "removedAt",
    ${nameOf('d.uploaded_by')} AS "uploadedBy", d.uploaded_at AS "uploadedAt", d.sample
  FROM document d WHERE d.iso3 = $1 ORDER BY d.uploaded_at, d.id`;

export const countrySql = `
  SELECT c.iso3, c.iso2, c.m49, c.names, c.aliases, c.main_region AS "mainRegion", c.joined_on AS "joinedOn",
    c.joined_precision AS "joinedPrecision", c.joined_after AS "joinedAfter", c.known_by AS "knownBy",
    c.member_on_report_day AS "memberOnReportDay", c.left_on AS "leftOn", c.confidence, c.note, c.evidence,
    (SELECT jsonb_agg(jsonb_build_object('region', m.region, 'names', r.names, 'secretariat', r.secretariat,
      'since', m.since, 'until', m.until) ORDER BY m.region <> c.main_region, m.region)
     FROM membership m JOIN region r ON r.code = m.region WHERE m.iso3 = c.iso3) AS regions
  FROM partner_country c WHERE c.iso3 = $1`;
