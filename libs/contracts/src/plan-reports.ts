import * as z from 'zod';
import { mostEvidence, reportableStates } from '@portal/domain';
import { anyOf, listOf, paging } from './lists.js';
import { Action, ActionState } from './plan-actions.js';
import { Day, Id, Instant, Reason, text, words } from './scalars.js';
import { Evidence, EvidenceInput, Hand } from './status.js';

export const ReportableState = z.enum(reportableStates).meta({ id: 'ReportableState' });

/** What somebody said of an action on a day; appended, never changed: a correction is a new report. */
export const ProgressReport = z
  .object({
    id: Id,
    actionId: Id,
    lineId: Id,
    reference: z.string(),
    day: Day,
    state: ActionState,
    progress: z.number(),
    note: z.string(),
    reason: z.string().nullable(),
    blockedBy: z.string().nullable(),
    /** Why it is done although one it waits for is not. */
    despite: z.string().nullable(),
    expectedEndsOn: Day.nullable(),
    evidence: z.array(Evidence),
    by: Hand.nullable(),
    at: Instant,
    sample: z.boolean(),
  })
  .meta({ id: 'ProgressReport' });
export type ProgressReport = z.infer<typeof ProgressReport>;
export const ProgressReports = listOf(ProgressReport).meta({ id: 'ProgressReports' });
export type ProgressReports = z.infer<typeof ProgressReports>;

/** Newest first; of one action in all its versions, or of a whole plan. */
export const ProgressReportsQuery = z
  .strictObject({
    ...paging,
    action: Id.optional(),
    plan: Id.optional(),
    state: anyOf(ActionState),
    asAt: Day.optional(),
  })
  .refine(({ action, plan }) => (action === undefined) !== (plan === undefined), {
    error: 'required',
    path: ['action'],
  });
export type ProgressReportsQuery = z.infer<typeof ProgressReportsQuery>;

/**
 * `progress` left out: 0 where not started, 100 where done, else that of the report before. Done needs a note, and
 * evidence where the action's priority is high; blocked and cancelled need their reason.
 */
export const ProgressReportInput = z
  .strictObject({
    actionId: Id,
    /** Today where it is left out. */
    day: Day.optional(),
    state: ReportableState,
    progress: z.number().min(0).max(100).optional(),
    note: text(4000).default(''),
    reason: Reason.optional(),
    blockedBy: words(300).optional(),
    despite: Reason.optional(),
    expectedEndsOn: Day.optional(),
    evidence: z.array(EvidenceInput).max(mostEvidence).default([]),
  })
  .meta({ id: 'ProgressReportInput' });
export type ProgressReportInput = z.infer<typeof ProgressReportInput>;

/** Answers the report with the action as it now stands. */
export const ReportedAction = z.object({ report: ProgressReport, action: Action }).meta({ id: 'ReportedAction' });
export type ReportedAction = z.infer<typeof ReportedAction>;

/** By somebody else than whoever reported it done. Not adequate: it is in progress again. */
export const VerificationInput = z
  .discriminatedUnion('verdict', [
    z.strictObject({ verdict: z.literal('adequate'), note: text(4000).default('') }),
    z.strictObject({ verdict: z.literal('not-adequate'), note: words(4000), progress: z.number().min(0).max(99) }),
  ])
  .meta({ id: 'VerificationInput' });
export type VerificationInput = z.infer<typeof VerificationInput>;

/** Takes a cancellation back: the action stands where it stood before. */
export const ReinstatementInput = z.strictObject({ reason: Reason }).meta({ id: 'ReinstatementInput' });
export type ReinstatementInput = z.infer<typeof ReinstatementInput>;
