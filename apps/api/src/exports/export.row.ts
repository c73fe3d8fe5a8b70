import type { Export } from '@portal/contracts';
import type { Instant, Language } from '@portal/domain';

/** A row of `export`. */
export interface ExportRow {
  readonly id: string;
  readonly iso3: string;
  readonly person_id: string;
  readonly language: Language;
  readonly state: Export['state'];
  readonly progress: number;
  readonly problem: Export['problem'];
  readonly sha256: string | null;
  /** A number beyond 32 bits comes as text. */
  readonly size: string | null;
  readonly requested_at: Instant;
  readonly ready_at: Instant | null;
  readonly expires_at: Instant | null;
  readonly version: number;
}

/** An export as its person sees it at an instant: past its time it has expired, whether or not it was swept yet. */
export function toExport(row: ExportRow, now: Instant): Export {
  const isOver = row.state === 'ready' && (row.expires_at ?? '') <= now;
  const state = isOver ? 'expired' : row.state;
  return {
    id: row.id,
    iso3: row.iso3,
    state,
    progress: row.progress,
    url: state === 'ready' ? `/api/v1/exports/${row.id}/content` : null,
    problem: row.problem,
    requestedAt: row.requested_at,
    readyAt: row.ready_at,
    expiresAt: row.expires_at,
    size: row.size === null ? null : Number(row.size),
  };
}
