import type { Evidence, EvidenceInput, ProgressReport } from '@portal/contracts';
import { type ActionState, type Day, type Instant, type InvalidValue, toInstant } from '@portal/domain';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { type HandRow, type PlanRow, toHand } from './plan.row.js';

type KeptEvidence = Extract<EvidenceInput, { kind: 'link' | 'document' }>;

export interface ReportRow extends HandRow {
  readonly id: string;
  readonly action_id: string;
  readonly line_id: string;
  readonly reference: string;
  readonly day: Day;
  readonly state: ActionState;
  readonly progress: number;
  readonly note: string;
  readonly reason: string | null;
  readonly blocked_by: string | null;
  readonly despite: string | null;
  readonly expected_ends_on: Day | null;
  readonly evidence: readonly KeptEvidence[];
  readonly reported_at: Instant;
  readonly sample: boolean;
}

/** Reports `r` as rows; the rest of the statement follows. */
export const selectReports = `
  SELECT r.id, r.action_id, r.line_id, a.reference, r.day, r.state, r.progress, r.note, r.reason, r.blocked_by, r.despite,
    r.expected_ends_on, r.evidence, r.reported_at, r.sample, r.reported_role AS role, r.reported_scope AS scope,
    r.reported_by AS person_id, p.name AS person_name`;

/** Through the version of the action that the reader asked about, so that no other one need be theirs. */
export const fromReports = `
  FROM action a JOIN action_plan v ON v.id = a.plan_id JOIN progress_report r ON r.line_id = a.line_id AND r.number <= v.number
  LEFT JOIN person p ON p.id = r.reported_by`;

interface DocumentBeside {
  readonly id: string;
  readonly title: string | null;
  readonly media_type: string | null;
  readonly size: number | null;
  readonly replaced_at: string | null;
  readonly removed_at: string | null;
}

/** Reports as the reader may see them: a document that is not theirs is held, without its title. */
export async function toReports(tx: ReadTransaction, rows: readonly ReportRow[]): Promise<ProgressReport[]> {
  const held = rows.flatMap(({ evidence }) =>
    evidence.flatMap((each) => (each.kind === 'document' ? [each.documentId] : [])),
  );
  const documents =
    held.length === 0
      ? []
      : await tx.rows<DocumentBeside>(
          `SELECT c.id, d.title, d.media_type, d.size, c.replaced_at, c.removed_at
           FROM app.document_changes($1) c LEFT JOIN document d ON d.id = c.id`,
          [[...new Set(held)]],
        );
  const byId = new Map(documents.map((each) => [each.id, each]));
  return rows.map((row) => ({
    id: row.id,
    actionId: row.action_id,
    lineId: row.line_id,
    reference: row.reference,
    day: row.day,
    state: row.state,
    progress: row.progress,
    note: row.note,
    reason: row.reason,
    blockedBy: row.blocked_by,
    despite: row.despite,
    expectedEndsOn: row.expected_ends_on,
    evidence: row.evidence.map((each) => toEvidence(each, byId)),
    by: toHand(row),
    at: row.reported_at,
    sample: row.sample,
  }));
}

function toEvidence(each: KeptEvidence, documents: ReadonlyMap<string, DocumentBeside>): Evidence {
  if (each.kind === 'link') return each;
  const document = documents.get(each.documentId);
  const isSeen = document !== undefined && document.title !== null;
  return {
    kind: 'document',
    documentId: each.documentId,
    title: isSeen ? (each.title ?? document.title) : null,
    mediaType: document?.media_type ?? null,
    size: document?.size ?? null,
    replacedAt: toInstant(document?.replaced_at ?? ''),
    removedAt: toInstant(document?.removed_at ?? ''),
  };
}

/** Documents that are named as evidence and are none of the same owner's that are there. */
export async function errorsInEvidence(
  tx: ReadTransaction,
  { iso3, region }: Pick<PlanRow, 'iso3' | 'region'>,
  evidence: readonly EvidenceInput[],
): Promise<readonly InvalidValue[]> {
  const named = evidence.flatMap((each, place) => (each.kind === 'document' ? [{ id: each.documentId, place }] : []));
  if (named.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(
    `SELECT id FROM document WHERE id = ANY ($1) AND removed_at IS NULL
       AND iso3 IS NOT DISTINCT FROM $2 AND region IS NOT DISTINCT FROM $3`,
    [named.map(({ id }) => id), iso3, region],
  );
  const known = new Set(rows.map(({ id }) => id));
  return named
    .filter(({ id }) => !known.has(id))
    .map(({ place }) => ({ pointer: `/evidence/${place}/documentId`, code: 'unknown-document' as const }));
}
