import type { Action } from '@portal/contracts';
import type {
  ActionPhase,
  ActionPriority,
  ActionState,
  CbrnDomain,
  Day,
  Dependency,
  FundingState,
  Instant,
  Obligation,
  PlanTheme,
  Reported,
} from '@portal/domain';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import type { When } from './plan.queries.js';
import type { PlanRow } from './plan.row.js';

export interface ObjectiveRow {
  readonly id: string;
  readonly plan_id: string;
  readonly line_id: string;
  readonly number: number;
  readonly title: string;
  readonly theme: PlanTheme;
  readonly sample: boolean;
  readonly version: number;
}

/** A row of `action`, with the report by which it stands. */
export interface ActionRow {
  readonly id: string;
  readonly plan_id: string;
  readonly objective_id: string;
  readonly line_id: string;
  readonly reference: string;
  readonly position: number;
  readonly title: string;
  readonly description: string;
  readonly domains: readonly CbrnDomain[];
  readonly phase: ActionPhase | null;
  readonly priority: ActionPriority;
  readonly lead: string;
  readonly supporting: readonly string[];
  readonly starts_on: Day;
  readonly ends_on: Day;
  readonly cost: number | null;
  readonly currency: string | null;
  readonly funding: FundingState;
  readonly funding_source: string;
  readonly funded: number | null;
  readonly indicator: string;
  readonly target: string;
  readonly answers_to: readonly Obligation[];
  readonly support_requested: string;
  readonly sample: boolean;
  readonly version: number;
  readonly report_id: string | null;
  readonly report_day: Day | null;
  readonly report_at: Instant | null;
  readonly report_state: ActionState | null;
  readonly report_progress: number | null;
  readonly report_note: string | null;
  readonly report_reason: string | null;
  readonly report_blocked_by: string | null;
  readonly report_expected: Day | null;
  readonly report_evidence: number | null;
  readonly report_by: string | null;
}

/**
 * Actions of a version in their order, each with its latest report: the first entry of its line in
 * `progress_report_latest`, however many reports there are.
 */
export function actionRows(tx: ReadTransaction, plan: PlanRow, { day, knownAt }: When): Promise<ActionRow[]> {
  return tx.rows<ActionRow>(
    `SELECT a.*, r.id AS report_id, r.day AS report_day, r.reported_at AS report_at, r.state AS report_state,
       r.progress AS report_progress, r.note AS report_note, r.reason AS report_reason, r.blocked_by AS report_blocked_by,
       r.expected_ends_on AS report_expected, jsonb_array_length(r.evidence) AS report_evidence, r.reported_by AS report_by
     FROM action a JOIN objective o ON o.id = a.objective_id
     LEFT JOIN LATERAL (SELECT * FROM progress_report l
       WHERE l.line_id = a.line_id AND l.number <= $2 AND l.day <= $3 AND l.reported_at <= $4
       ORDER BY l.day DESC, l.reported_at DESC, l.id DESC LIMIT 1) r ON true
     WHERE a.plan_id = $1 ORDER BY o.number, a.position, a.reference`,
    [plan.id, plan.number, day, knownAt],
  );
}

export function objectiveRows(tx: ReadTransaction, planId: string): Promise<ObjectiveRow[]> {
  return tx.rows<ObjectiveRow>('SELECT * FROM objective WHERE plan_id = $1 ORDER BY number, id', [planId]);
}

export type DependencyRow = Dependency & { readonly id: string; readonly planId: string };

export function dependencyRows(tx: ReadTransaction, planId: string): Promise<DependencyRow[]> {
  return tx.rows<DependencyRow>(
    `SELECT id, plan_id AS "planId", action_id AS "actionId", depends_on_id AS "dependsOnId" FROM action_dependency
     WHERE plan_id = $1 ORDER BY id`,
    [planId],
  );
}

interface HistoryRow {
  readonly line_id: string;
  readonly days: readonly Day[];
  readonly states: readonly ActionState[];
  readonly progress: readonly number[];
}

/** What was reported of each action of a version, in its order, one row an action: all that the curve needs. */
export async function historiesOf(
  tx: ReadTransaction,
  plan: PlanRow,
  { day, knownAt }: When,
): Promise<ReadonlyMap<string, readonly Reported[]>> {
  const rows = await tx.rows<HistoryRow>(
    `SELECT r.line_id, array_agg(to_char(r.day, 'YYYY-MM-DD') ORDER BY r.day, r.reported_at, r.id) AS days,
       array_agg(r.state ORDER BY r.day, r.reported_at, r.id) AS states,
       array_agg(r.progress::float8 ORDER BY r.day, r.reported_at, r.id) AS progress
     FROM action a JOIN progress_report r ON r.line_id = a.line_id
     WHERE a.plan_id = $1 AND r.number <= $2 AND r.day <= $3 AND r.reported_at <= $4 GROUP BY r.line_id`,
    [plan.id, plan.number, day, knownAt],
  );
  return new Map(rows.map((row) => [row.line_id, reportedOf(row)]));
}

function reportedOf({ line_id: lineId, days, states, progress }: HistoryRow): readonly Reported[] {
  return days.map((day, place) => ({
    // The database has put them in their order already.
    id: String(place).padStart(6, '0'),
    at: '',
    lineId,
    day,
    state: states[place] ?? 'not-started',
    progress: progress[place] ?? 0,
  }));
}

/** Who works on what, of a plan through all its versions; for its own people alone. */
export async function assigneesOf(
  tx: ReadTransaction,
  seriesId: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string | null }[]>> {
  const rows = await tx.rows<{ line_id: string; id: string; name: string | null }>(
    `SELECT w.line_id, w.person_id AS id, p.name FROM action_assignee w LEFT JOIN person p ON p.id = w.person_id
     WHERE w.series_id = $1 ORDER BY w.assigned_at, w.id`,
    [seriesId],
  );
  const byLine = new Map<string, { id: string; name: string | null }[]>();
  for (const { line_id: line, ...person } of rows) byLine.set(line, [...(byLine.get(line) ?? []), person]);
  return byLine;
}

/** What a meeting of the team decided and these actions carry out, by line; as far as the reader sees the team. */
export async function decisionsOf(
  tx: ReadTransaction,
  planId: string,
): Promise<ReadonlyMap<string, NonNullable<Action['decision']>>> {
  const rows = await tx.rows<NonNullable<Action['decision']> & { readonly line_id: string }>(
    `SELECT a.line_id, m.id AS "meetingId", m.iso3, d.text, to_char(m.starts, 'YYYY-MM-DD') AS "meetingOn"
     FROM action a JOIN meeting_decision d ON d.action_id = a.line_id JOIN team_meeting m ON m.id = d.meeting_id
     WHERE a.plan_id = $1`,
    [planId],
  );
  return new Map(rows.map(({ line_id: line, ...decision }) => [line, decision]));
}

/** The days of the version in force, by line, where this is another one. */
export async function baselinesOf(
  tx: ReadTransaction,
  { id, series_id }: PlanRow,
): Promise<ReadonlyMap<string, { readonly startsOn: Day; readonly endsOn: Day }>> {
  const rows = await tx.rows<{ line_id: string; startsOn: Day; endsOn: Day }>(
    `SELECT a.line_id, a.starts_on AS "startsOn", a.ends_on AS "endsOn" FROM action_plan p JOIN action a ON a.plan_id = p.id
     WHERE p.series_id = $1 AND p.life = 'adopted' AND p.id <> $2`,
    [series_id, id],
  );
  return new Map(rows.map(({ line_id: line, ...days }) => [line, days]));
}

/** People to whom actions of a plan may be assigned: the country's own, or the secretariat's. */
export async function ableIn(tx: ReadTransaction, { iso3, region }: PlanRow): Promise<ReadonlySet<string>> {
  const roles = iso3 !== null ? ['focal-point', 'team-member'] : region !== null ? ['secretariat'] : ['coordinator'];
  const rows = await tx.rows<Versioned>(
    'SELECT unnest(app.holders(each, ARRAY[$2::text], app.today())) AS id FROM unnest($1::text[]) AS each',
    [roles, iso3 ?? region ?? 'network'],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Makes an action the work of these people and of nobody else. */
export async function writeAssignees(
  tx: Transaction,
  plan: PlanRow,
  actionId: string,
  personIds: readonly string[],
): Promise<void> {
  await tx.rows(
    `DELETE FROM action_assignee w USING action a WHERE a.id = $1 AND w.line_id = a.line_id AND w.person_id <> ALL ($2)`,
    [actionId, personIds],
  );
  await tx.rows(
    `INSERT INTO action_assignee (series_id, line_id, person_id, assigned_at, sample)
     SELECT $2, a.line_id, each, $4, a.sample FROM action a, unnest($3::uuid[]) AS each WHERE a.id = $1
     ON CONFLICT (line_id, person_id) DO NOTHING`,
    [actionId, plan.series_id, personIds, tx.now],
  );
}
