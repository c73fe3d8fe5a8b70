import { Injectable } from '@nestjs/common';
import type {
  ProgressReportInput,
  ProgressReports,
  ProgressReportsQuery,
  ReinstatementInput,
  ReportedAction,
  VerificationInput,
} from '@portal/contracts';
import {
  invalid,
  isRefusal,
  progressSaid,
  type Refusal,
  refusalOfReport,
  refusalToCancelAction,
  refusalToReinstateAction,
  refusalToReportAction,
  refusalToVerify,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { planOf } from './action.service.js';
import { planById, whenOf } from './plan.queries.js';
import { toPlanToChange } from './plan.row.js';
import { errorsInEvidence, fromReports, type ReportRow, selectReports, toReports } from './report.queries.js';
import { dayOfReport, type Reportable, ReportWriter } from './report-writer.js';

/** What is said of actions as they go on: appended, never changed. */
@Injectable()
export class ProgressReportService {
  constructor(
    private readonly database: Database,
    private readonly writer: ReportWriter,
  ) {}

  /** Newest first; none of what is hidden or not there. */
  async list(actor: RequestActor, query: ProgressReportsQuery): Promise<ProgressReports | Refusal> {
    const { page, limit, action, plan: planId, state } = query;
    const found = await this.database.read(actor, async (tx) => {
      const when = whenOf(tx.now, query);
      if (isRefusal(when)) return when;
      const plan = action === undefined ? await planById(tx, planId ?? '') : await planOf(tx, action);
      if (!plan) return { plan: null, list: { items: [], page, limit, total: 0 } };
      const rows = await tx.rows<ReportRow & { total: number }>(
        `${selectReports}, count(*) OVER ()::int AS total ${fromReports}
         WHERE a.plan_id = $1 AND ($2::uuid IS NULL OR a.id = $2) AND r.day <= $3 AND ($4::text[] IS NULL OR r.state = ANY ($4))
         ORDER BY r.day DESC, r.reported_at DESC, r.id DESC LIMIT $5 OFFSET $6`,
        [plan.id, action ?? null, when.day, state ?? null, limit, (page - 1) * limit],
      );
      const items = await toReports(tx, rows);
      return { plan: plan.id, list: { items, page, limit, total: rows[0]?.total ?? 0 } };
    });
    if (isRefusal(found)) return found;
    if (found.plan !== null) await this.database.witness(actor, 'action_plan', found.plan);
    return found.list;
  }

  add(actor: RequestActor, input: ProgressReportInput): Promise<ReportedAction | Refusal> {
    return this.database.write(actor, async (tx) => {
      const action = await this.writer.hold(tx, actor, input.actionId);
      if (isRefusal(action)) return action;
      const refusal = refusalToSay(actor, action, input);
      if (refusal) return refusal;
      const day = input.day ?? dayOfReport(tx, action);
      const wrong = await refusalOf(tx, action, input, day);
      if (wrong) return wrong;
      return this.writer.append(tx, actor, action, {
        day,
        state: input.state,
        progress: progressSaid(input.state, input.progress ?? null, action.row.report_progress ?? 0),
        note: input.note,
        reason: input.reason ?? null,
        blockedBy: input.blockedBy ?? null,
        despite: input.despite ?? null,
        expectedEndsOn: input.expectedEndsOn ?? null,
        evidence: input.evidence,
      });
    });
  }

  /** Somebody else looks at what was done: it is, or it goes on. */
  verify(actor: RequestActor, id: string, input: VerificationInput): Promise<ReportedAction | Refusal> {
    return this.database.write(actor, async (tx) => {
      const action = await this.writer.hold(tx, actor, id);
      if (isRefusal(action)) return action;
      const refusal = refusalToVerify(actor, toPlanToChange(action.plan), action);
      if (refusal) return refusal;
      const said = { day: dayOfReport(tx, action), note: input.note };
      return input.verdict === 'adequate'
        ? this.writer.append(tx, actor, action, { ...said, state: 'verified', progress: 100 })
        : this.writer.append(tx, actor, action, { ...said, state: 'in-progress', progress: input.progress });
    });
  }

  /** Takes a cancellation back: the action stands as it did before it. */
  reinstate(actor: RequestActor, id: string, { reason }: ReinstatementInput): Promise<ReportedAction | Refusal> {
    return this.database.write(actor, async (tx) => {
      const action = await this.writer.hold(tx, actor, id);
      if (isRefusal(action)) return action;
      const refusal = refusalToReinstateAction(actor, toPlanToChange(action.plan), action);
      if (refusal) return refusal;
      const before = await tx.row<Pick<ReportRow, 'state' | 'progress'>>(
        `SELECT state, progress FROM progress_report WHERE line_id = $1 AND number <= $2 AND state <> 'cancelled'
         ORDER BY day DESC, reported_at DESC, id DESC LIMIT 1`,
        [action.row.line_id, action.plan.number],
      );
      return this.writer.append(tx, actor, action, {
        day: dayOfReport(tx, action),
        state: before?.state ?? 'not-started',
        progress: before?.progress ?? 0,
        reason,
      });
    });
  }
}

/** Who may say this of the action, as it stands. */
function refusalToSay(
  actor: RequestActor,
  action: Reportable,
  { state, despite }: ProgressReportInput,
): Refusal | null {
  const plan = toPlanToChange(action.plan);
  const refusal =
    state === 'cancelled' ? refusalToCancelAction(actor, plan, action) : refusalToReportAction(actor, plan, action);
  if (refusal) return refusal;
  if (state !== 'done' || despite !== undefined || action.waitsFor.length === 0) return null;
  return { refused: 'conflict', code: 'waits-for-others', pointer: '/despite', involved: action.waitsFor };
}

async function refusalOf(
  tx: ReadTransaction,
  { plan, row }: Reportable,
  { state, progress, note, reason, evidence }: ProgressReportInput,
  day: string,
): Promise<Refusal | null> {
  const report = { day, state, progress: progress ?? null, note, reason: reason ?? null, evidence: evidence.length };
  const wrong = refusalOfReport(report, row.priority, tx.now);
  if (wrong) return wrong;
  const errors = await errorsInEvidence(tx, plan, evidence);
  return errors.length > 0 ? invalid(...errors) : null;
}
