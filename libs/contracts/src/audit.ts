import * as z from 'zod';
import { listing, listOf } from './lists.js';
import { Id, Instant, text } from './scalars.js';

/** One entry of the audit trail, without values (domain.md, "Audit entry"). */
export const AuditEntry = z
  .object({
    id: z.string(),
    at: Instant,
    actor: Id,
    act: z.enum(['insert', 'update', 'delete', 'read']),
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
  record: text(200).optional(),
  actor: Id.optional(),
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
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;
