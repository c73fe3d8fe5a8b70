import type { ExchangeRate, ListedPlan, PlanGrant, PlanStepTaken } from '@portal/contracts';
import {
  type Day,
  type Instant,
  invalid,
  isBehind,
  isPlanExpired,
  type Language,
  latestDayBegun,
  type PlanKind,
  type PlanLife,
  type PlanTier,
  type Refusal,
  roundedProgress,
  type Visibility,
} from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type GrantRow, type HandRow, type PlanRow, selectPlans, targetOf, toHand } from './plan.row.js';

/** The day of which a plan is told, and the reports that were known by then. */
export interface When {
  readonly day: Day;
  readonly knownAt: Instant;
}

const farAhead = 5000;

/** Today, with all that is known now, unless another day or instant was asked for; none that is yet to come. */
export function whenOf(
  now: Instant,
  { asAt, knownAt }: { readonly asAt?: Day | undefined; readonly knownAt?: Instant | undefined },
): When | Refusal {
  if (asAt !== undefined && asAt > latestDayBegun(now)) return invalid({ pointer: '/asAt', code: 'future-day' });
  if (knownAt !== undefined && Date.parse(knownAt) > Date.parse(now) + farAhead) {
    return invalid({ pointer: '/knownAt', code: 'future-instant' });
  }
  return { day: asAt ?? now.slice(0, 10), knownAt: knownAt ?? 'infinity' };
}

/** What was known is all of it: for what writes answer. */
export function today(now: Instant): When {
  return { day: now.slice(0, 10), knownAt: 'infinity' };
}

/** A version that the actor sees whole; undefined: absent, hidden, or a headline alone. */
export function planById(tx: ReadTransaction, id: string): Promise<PlanRow | undefined> {
  return tx.row<PlanRow>(`${selectPlans} WHERE p.id = $1`, [id]);
}

export interface HeadlineRow {
  readonly id: string;
  readonly series_id: string;
  readonly number: number;
  readonly kind: PlanKind;
  readonly iso3: string | null;
  readonly region: string | null;
  readonly tier: PlanTier;
  readonly title: string;
  readonly language: Language;
  readonly starts_on: Day;
  readonly ends_on: Day;
  readonly life: PlanLife;
  readonly adopted_on: Day | null;
  readonly sample: boolean;
  readonly is_whole: boolean;
  readonly visibility: Visibility;
  readonly progress: number | null;
  readonly planned: number | null;
  readonly last_report_on: Day | null;
}

/** What anybody who sees anything of a version sees. */
export function headlineById(
  tx: ReadTransaction,
  id: string,
  { day, knownAt }: When,
): Promise<HeadlineRow | undefined> {
  return tx.row<HeadlineRow>('SELECT * FROM app.plan_headlines(app.actor(), ARRAY[$1::uuid], $2, $3)', [
    id,
    day,
    knownAt,
  ]);
}

export function toListed(row: HeadlineRow, day: Day): ListedPlan {
  return {
    sight: row.is_whole ? 'whole' : 'headline',
    id: row.id,
    seriesId: row.series_id,
    number: row.number,
    kind: row.kind,
    iso3: row.iso3,
    region: row.region,
    tier: row.tier,
    title: row.title,
    language: row.language,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    life: row.life,
    isExpired: isPlanExpired(day, { life: row.life, endsOn: row.ends_on }),
    adoptedOn: row.adopted_on,
    progress: row.progress === null ? null : roundedProgress(row.progress),
    plannedProgress: row.planned === null ? null : roundedProgress(row.planned),
    isBehind: isBehind(row.progress, row.planned),
    lastReportOn: row.last_report_on,
    visibility: row.visibility,
    sample: row.sample,
  };
}

interface StepRow extends HandRow {
  readonly life: PlanLife;
  readonly taken_at: Instant;
  readonly note: string;
}

export async function stepsOf(tx: ReadTransaction, planId: string): Promise<PlanStepTaken[]> {
  const rows = await tx.rows<StepRow>(
    `SELECT s.life, s.taken_at, s.note, s.taken_role AS role, s.taken_scope AS scope, s.taken_by AS person_id,
       p.name AS person_name
     FROM plan_step s LEFT JOIN person p ON p.id = s.taken_by WHERE s.plan_id = $1 ORDER BY s.taken_at, s.id`,
    [planId],
  );
  return rows.map((row) => ({ life: row.life, at: row.taken_at, by: toHand(row), note: row.note }));
}

export async function versionsOf(tx: ReadTransaction, seriesId: string) {
  return tx.rows<{ id: string; number: number; life: PlanLife; adoptedOn: Day | null }>(
    `SELECT id, number, life, adopted_on AS "adoptedOn" FROM action_plan WHERE series_id = $1 ORDER BY number`,
    [seriesId],
  );
}

/** Grants `g` as rows; the rest of the statement follows. */
export const selectGrants = `
  SELECT g.id, g.plan_id, g.target, g.to_person, g.to_country, g.to_region, g.sight, g.until, g.granted_at, g.withdrawn_at,
    g.sample, g.version, g.granted_role AS role, g.granted_scope AS scope, g.granted_by AS person_id,
    b.name AS person_name, t.name AS to_name
  FROM plan_grant g LEFT JOIN person b ON b.id = g.granted_by LEFT JOIN person t ON t.id = g.to_person`;

export async function grantsOf(tx: ReadTransaction, planId: string): Promise<PlanGrant[]> {
  const rows = await tx.rows<GrantRow>(`${selectGrants} WHERE g.plan_id = $1 ORDER BY g.granted_at, g.id`, [planId]);
  return rows.map((row) => toGrant(row, tx.now.slice(0, 10)));
}

export function toGrant(row: GrantRow, day: Day): PlanGrant {
  return {
    id: row.id,
    planId: row.plan_id,
    to: targetOf(row),
    name: row.to_name,
    sight: row.sight,
    since: row.granted_at,
    until: row.until,
    withdrawnAt: row.withdrawn_at,
    isInForce: isInForce(row, day),
    by: toHand(row),
    sample: row.sample,
    version: row.version,
  };
}

export function isInForce({ withdrawn_at: withdrawn, until }: GrantRow, day: Day): boolean {
  return withdrawn === null && (until === null || day <= until);
}

interface RateRow extends HandRow {
  readonly id: string;
  readonly plan_id: string;
  readonly from_currency: string;
  readonly to_currency: string;
  readonly rate: number;
  readonly day: Day;
  readonly source: string;
  readonly entered_at: Instant;
  readonly sample: boolean;
}

/** Rates that were entered for a plan, under this version and those before it. */
export async function ratesOf(tx: ReadTransaction, { series_id, number }: PlanRow): Promise<ExchangeRate[]> {
  const rows = await tx.rows<RateRow>(
    `SELECT x.id, x.plan_id, x.from_currency, x.to_currency, x.rate, x.day, x.source, x.entered_at, x.sample,
       x.entered_role AS role, x.entered_scope AS scope, x.entered_by AS person_id, e.name AS person_name
     FROM exchange_rate x LEFT JOIN person e ON e.id = x.entered_by
     WHERE x.plan_id = ANY (app.series_plans($1, $2)) ORDER BY x.day, x.id`,
    [series_id, number],
  );
  return rows.map((row) => ({
    id: row.id,
    planId: row.plan_id,
    from: row.from_currency,
    to: row.to_currency,
    rate: row.rate,
    day: row.day,
    source: row.source,
    by: toHand(row),
    at: row.entered_at,
    sample: row.sample,
  }));
}
