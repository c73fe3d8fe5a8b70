import type { ClaimState, Day, Instant, Precision, Role, UpdateState } from '@portal/domain';

/** A scope as rows keep it. */
export type KeptScope =
  | { readonly kind: 'country'; readonly iso3: string }
  | { readonly kind: 'region'; readonly code: string }
  | { readonly kind: 'network' }
  | { readonly kind: 'system' };

export type KeptEvidence =
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  | { readonly kind: 'document'; readonly documentId: string; readonly title?: string | undefined }
  | {
      readonly kind: 'source';
      readonly source: string;
      readonly paragraph: string;
      readonly quote: string;
      readonly paraphrase: Readonly<Record<string, string>>;
      readonly ambiguity: Readonly<Record<string, string>> | null;
    };

/** A row of `claim`. */
export interface ClaimRow {
  readonly id: string;
  readonly update_id: string | null;
  readonly position: number;
  readonly iso3: string;
  readonly indicator: string;
  readonly level: string;
  readonly effective_on: Day;
  readonly effective_precision: Precision;
  readonly attested_on: Day | null;
  readonly state: ClaimState;
  readonly note: string;
  readonly evidence: readonly KeptEvidence[];
  readonly confirms: string | null;
  readonly replaces: string | null;
  readonly written_role: string;
  readonly written_region: string | null;
  readonly sent_by: string | null;
  readonly sent_role: Role | null;
  readonly sent_scope: KeptScope | null;
  readonly sent_at: Instant | null;
  readonly decided_by: string | null;
  readonly decided_role: Role | null;
  readonly decided_scope: KeptScope | null;
  readonly decided_at: Instant | null;
  readonly reason: string | null;
  readonly retracted_at: Instant | null;
  readonly sample: boolean;
  readonly version: number;
}

/** A row of `status_update`. */
export interface UpdateRow {
  readonly id: string;
  readonly iso3: string;
  readonly state: UpdateState;
  readonly written_by: string | null;
  readonly written_role: Role;
  readonly written_scope: KeptScope;
  /** The region of the secretariat that wrote it. */
  readonly written_region: string | null;
  readonly written_at: Instant;
  readonly sent_at: Instant | null;
  readonly sample: boolean;
  readonly version: number;
}

/** A row of `retraction`. */
export interface RetractionRow {
  readonly id: string;
  readonly claim_id: string;
  readonly iso3: string;
  readonly indicator: string;
  readonly asked_side: 'country' | 'validator';
  readonly asked_by: string;
  readonly asked_role: Role;
  readonly asked_scope: KeptScope;
  readonly asked_at: Instant;
  readonly reason: string;
  readonly agreed_by: string | null;
  readonly agreed_role: Role | null;
  readonly agreed_scope: KeptScope | null;
  readonly agreed_at: Instant | null;
  readonly version: number;
}
