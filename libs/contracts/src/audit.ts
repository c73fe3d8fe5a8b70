import * as z from 'zod';
import { anyOf, listing, listOf, paging, whole } from './lists.js';
import { Id, Instant, text } from './scalars.js';

const AuditAct = z.enum(['insert', 'update', 'delete', 'read']);

/** One entry of the audit trail, without values (domain.md, "Audit entry"). */
export const AuditEntry = z
  .object({
    id: z.string(),
    at: Instant,
    actor: Id,
    /** Null: the portal itself, or somebody who did not sign in. */
    actorName: z.string().nullable(),
    act: AuditAct,
    table: z.string(),
    recordId: z.string(),
    columns: z.array(z.string()),
    requestId: z.string().nullable(),
    valuesHash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditEntries = listOf(AuditEntry).meta({ id: 'AuditEntries' });
export type AuditEntries = z.infer<typeof AuditEntries>;

export const AuditQuery = z.strictObject({
  ...listing,
  /** Part of a person's or a table's name, or the beginning of a record's id. */
  search: text(200).optional(),
  record: text(200).optional(),
  actor: Id.optional(),
  act: anyOf(AuditAct),
  table: anyOf(text(100)),
  from: Instant.optional(),
  to: Instant.optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

/** `firstBroken` is the id of the first entry whose hash does not follow from the one before it. */
export const AuditVerification = z
  .object({
    entries: z.number().int(),
    intact: z.boolean(),
    firstBroken: z.string().nullable(),
    valuesErased: z.number().int(),
    /** The hash of the last entry: kept elsewhere it shows later whether the end was cut off. */
    lastHash: z.string().nullable(),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;

/** How long the values of one table's entries are kept; a table without a rule keeps them for ever. */
export const RetentionRule = z
  .object({
    id: Id,
    table: z.string(),
    keepMonths: z.number().int(),
    lastRunAt: Instant.nullable(),
    /** Values erased in all. */
    erased: z.number().int(),
    version: z.number().int(),
  })
  .meta({ id: 'RetentionRule' });
export type RetentionRule = z.infer<typeof RetentionRule>;
export const RetentionRules = whole(RetentionRule).meta({ id: 'RetentionRules' });
export type RetentionRules = z.infer<typeof RetentionRules>;

export const RetentionPatch = z
  .strictObject({ keepMonths: z.number().int().min(1).max(600) })
  .meta({ id: 'RetentionPatch' });
export type RetentionPatch = z.infer<typeof RetentionPatch>;

/** One line of the log: what a run erased. */
export const RetentionRun = z
  .object({
    id: Id,
    at: Instant,
    table: z.string(),
    keepMonths: z.number().int(),
    olderThan: Instant,
    erased: z.number().int(),
  })
  .meta({ id: 'RetentionRun' });
export const RetentionRuns = listOf(RetentionRun).meta({ id: 'RetentionRuns' });
export type RetentionRuns = z.infer<typeof RetentionRuns>;
export const RetentionRunsQuery = z.strictObject({ ...paging });
export type RetentionRunsQuery = z.infer<typeof RetentionRunsQuery>;
