import { Injectable } from '@nestjs/common';
import type { EvidenceInput, ReportedAction } from '@portal/contracts';
import { type ActionState, type Day, isActionOver, isRefusal, notFound, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { actionOf, planOf } from './action.service.js';
import { stateOf } from './action.mapping.js';
import { type ActionRow, actionRows, assigneesOf, dependencyRows } from './action.queries.js';
import { planById, today } from './plan.queries.js';
import { officeFor, type PlanRow } from './plan.row.js';
import { fromReports, type ReportRow, selectReports, toReports } from './report.queries.js';

/** An action with all that a report on it depends on. */
export interface Reportable {
  /** As the actor asked for it. */
  readonly asked: { readonly plan: PlanRow; readonly id: string };
  /** The version in force where it holds the action, else the one that was asked for. */
  readonly plan: PlanRow;
  readonly row: ActionRow;
  readonly state: ActionState;
  readonly isAssigned: boolean;
  readonly doneById: string | null;
  /** References of those that it waits for and that are not done. */
  readonly waitsFor: readonly string[];
}

/** What is said of an action. */
export interface SaidReport {
  readonly day: Day;
  readonly state: ActionState;
  readonly progress: number;
  readonly note?: string;
  readonly reason?: string | null;
  readonly blockedBy?: string | null;
  readonly despite?: string | null;
  readonly expectedEndsOn?: Day | null;
  readonly evidence?: readonly EvidenceInput[];
}

/** Appends reports to actions: one after the other for each action, so that each knows the one before. */
@Injectable()
export class ReportWriter {
  /** The action for a report; held until the end of the transaction, so that nobody else reports on it meanwhile. */
  async hold(tx: ReadTransaction, actor: RequestActor, actionId: string): Promise<Reportable | Refusal> {
    const asked = await planOf(tx, actionId);
    const line = asked && (await tx.row<{ id: string }>('SELECT line_id AS id FROM action WHERE id = $1', [actionId]));
    if (!asked || !line) return notFound;
    await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 20))', [line.id]);
    const plan = await inForce(tx, asked, line.id);
    const rows = await actionRows(tx, plan, today(tx.now));
    const row = rows.find(({ line_id }) => line_id === line.id);
    if (!row) return notFound;
    const state = stateOf(row);
    const waits = (await dependencyRows(tx, plan.id)).filter((each) => each.actionId === row.id);
    const open = rows.filter(
      (each) => waits.some(({ dependsOnId }) => dependsOnId === each.id) && !isActionOver(stateOf(each)),
    );
    const assignees = (await assigneesOf(tx, plan.series_id)).get(line.id) ?? [];
    return {
      asked: { plan: asked, id: actionId },
      plan,
      row,
      state,
      isAssigned: assignees.some(({ id }) => id === actor.id),
      doneById: state === 'done' ? row.report_by : null,
      waitsFor: open.map(({ reference }) => reference),
    };
  }

  /** Appends the report and answers it with the action as it now stands. */
  async append(
    tx: Transaction,
    actor: RequestActor,
    { asked, plan, row }: Reportable,
    said: SaidReport,
  ): Promise<ReportedAction | Refusal> {
    const { role, scope } = officeFor(actor, plan);
    const { id } = await tx.insert<Versioned>('progress_report', {
      plan_id: plan.id,
      number: plan.number,
      action_id: row.id,
      line_id: row.line_id,
      day: said.day,
      state: said.state,
      progress: said.progress,
      note: said.note ?? '',
      reason: said.reason ?? null,
      blocked_by: said.blockedBy ?? null,
      despite: said.despite ?? null,
      expected_ends_on: said.expectedEndsOn ?? null,
      evidence: said.evidence ?? [],
      reported_by: actor.id,
      reported_role: role,
      reported_scope: scope,
      reported_at: tx.now,
      sample: row.sample,
    });
    const action = await actionOf(tx, actor, asked.plan, asked.id, today(tx.now));
    if (isRefusal(action)) return action;
    const written = await tx.rows<ReportRow>(`${selectReports} ${fromReports} WHERE r.id = $1 AND a.id = $2`, [
      id,
      row.id,
    ]);
    const [report] = await toReports(tx, written);
    return report ? { report, action } : notFound;
  }

  /** Holds every action of a plan as one is held for a report; before its actions are read for what is reported. */
  async holdAll(tx: ReadTransaction, { id }: PlanRow): Promise<void> {
    await tx.rows(
      `SELECT pg_advisory_xact_lock(hashtextextended(line_id::text, 20))
       FROM (SELECT line_id FROM action WHERE plan_id = $1 ORDER BY line_id) held`,
      [id],
    );
  }

  /** Appends reports on many actions that are held, in one: of the day that is said, else today's, and never before the last word on each. */
  async appendAll(tx: Transaction, actor: RequestActor, plan: PlanRow, said: readonly SaidOfMany[]): Promise<void> {
    const { role, scope } = officeFor(actor, plan);
    const now = tx.now.slice(0, 10);
    const reports = said.map(({ row, state, progress, note, reason, blockedBy, expectedEndsOn, day }) => ({
      line: row.line_id,
      action: row.id,
      day: day ?? (row.report_day !== null && row.report_day > now ? row.report_day : now),
      state,
      progress,
      note,
      blocked: blockedBy,
      expected: expectedEndsOn,
      reason: state === 'blocked' || state === 'cancelled' ? reason : null,
      despite: state === 'done' ? reason : null,
      sample: row.sample,
    }));
    await tx.rows(
      `INSERT INTO progress_report (plan_id, number, action_id, line_id, day, state, progress, note, reason, blocked_by, despite,
         expected_ends_on, evidence, reported_by, reported_role, reported_scope, reported_at, sample)
       SELECT coalesce(f.plan_id, $2), coalesce(f.number, $3), coalesce(f.id, s.action), s.line, s.day, s.state,
         s.progress, s.note, s.reason, s.blocked, s.despite, s.expected, '[]', $5, $6, $7, $8, s.sample
       FROM jsonb_to_recordset($1::jsonb) AS s (line uuid, action uuid, day date, state text, progress numeric,
         note text, reason text, blocked text, despite text, expected date, sample boolean)
       -- Work goes on in the version in force.
       LEFT JOIN (SELECT a.id, a.line_id, a.plan_id, p.number FROM action a JOIN action_plan p ON p.id = a.plan_id
         WHERE p.series_id = $4 AND p.life = 'adopted') f ON f.line_id = s.line`,
      [JSON.stringify(reports), plan.id, plan.number, plan.series_id, actor.id, role, scope, tx.now],
    );
  }
}

/** One report of many. */
export interface SaidOfMany {
  readonly row: ActionRow;
  readonly state: ActionState;
  readonly progress: number;
  readonly note: string;
  readonly reason: string | null;
  readonly blockedBy: string | null;
  readonly expectedEndsOn: Day | null;
  /** Null: today. */
  readonly day: Day | null;
}

/** The day of what is said today, and never before the last word. */
export function dayOfReport(tx: ReadTransaction, { row }: Reportable): Day {
  const now = tx.now.slice(0, 10);
  return row.report_day !== null && row.report_day > now ? row.report_day : now;
}

/** Work goes on in the version in force, whichever version somebody looks at. */
async function inForce(tx: ReadTransaction, asked: PlanRow, lineId: string): Promise<PlanRow> {
  if (asked.life === 'adopted') return asked;
  const found = await tx.row<{ id: string }>(
    `SELECT p.id FROM action_plan p JOIN action a ON a.plan_id = p.id AND a.line_id = $2
     WHERE p.series_id = $1 AND p.life = 'adopted'`,
    [asked.series_id, lineId],
  );
  return (found && (await planById(tx, found.id))) ?? asked;
}
