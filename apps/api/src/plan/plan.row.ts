import type { GrantTarget, Hand } from '@portal/contracts';
import {
  type Actor,
  type Day,
  type GrantTarget as TargetKind,
  type Instant,
  isFocalPointOf,
  isSecretariatOf,
  isTeamMemberOf,
  type Language,
  type PlanKind,
  type PlanLife,
  type PlanSight,
  type PlanTier,
  type PlanToChange,
  type Role,
} from '@portal/domain';
import type { HandRow } from '../platform/hand.js';

export { rightOf, toHand } from '../platform/hand.js';
export type { HandRow } from '../platform/hand.js';

/** A row of `action_plan`, with what acts on it depend on beside it. */
export interface PlanRow {
  readonly id: string;
  readonly series_id: string;
  readonly number: number;
  readonly kind: PlanKind;
  readonly iso3: string | null;
  readonly region: string | null;
  readonly tier: PlanTier;
  readonly carries_out: string | null;
  readonly title: string;
  readonly language: Language;
  readonly starts_on: Day;
  readonly ends_on: Day;
  readonly life: PlanLife;
  readonly adopted_on: Day | null;
  readonly instrument: string | null;
  readonly document_id: string | null;
  readonly sample: boolean;
  readonly version: number;
  readonly has_secretariat: boolean;
  readonly has_open_version: boolean;
  readonly has_reports: boolean;
  /** Null also where the reader may not see it. */
  readonly carries_out_title: string | null;
  readonly document_title: string | null;
  /** The prepared status update, while it waits and the reader may see it. */
  readonly prepared_id: string | null;
}

/** Plans `p` as rows; the rest of the statement follows. */
export const selectPlans = `
  SELECT p.id, p.series_id, p.number, p.kind, p.iso3, p.region, p.tier, p.carries_out, p.title, p.language, p.starts_on,
    p.ends_on, p.life, p.adopted_on, p.instrument, p.document_id, p.sample, p.version,
    p.region IS NOT NULL AND cardinality(app.holders('secretariat', ARRAY[p.region], app.today())) > 0 AS has_secretariat,
    EXISTS (SELECT FROM action_plan n WHERE n.series_id = p.series_id
      AND n.life IN ('in-preparation', 'draft', 'national-review')) AS has_open_version,
    EXISTS (SELECT FROM progress_report r WHERE r.plan_id = p.id) AS has_reports,
    (SELECT c.title FROM action_plan c WHERE c.id = p.carries_out) AS carries_out_title,
    (SELECT d.title FROM document d WHERE d.id = p.document_id) AS document_title,
    (SELECT u.id FROM status_update u WHERE u.id = p.update_id AND u.state = 'draft') AS prepared_id
  FROM action_plan p`;

export function toPlanToChange(row: PlanRow): PlanToChange {
  return {
    kind: row.kind,
    iso3: row.iso3,
    region: row.region,
    hasSecretariat: row.has_secretariat,
    life: row.life,
  };
}

/** A scope as rows keep it. */
type KeptScope = Hand['scope'];

/** In what office the actor acts for a plan. */
export function officeFor(
  actor: Actor,
  { iso3, region }: Pick<PlanRow, 'iso3' | 'region'>,
): { readonly role: Role; readonly scope: KeptScope } {
  if (iso3 !== null) {
    const role = isFocalPointOf(actor, iso3) ? 'focal-point' : isTeamMemberOf(actor, iso3) ? 'team-member' : null;
    if (role !== null) return { role, scope: { kind: 'country', iso3 } };
  }
  if (region !== null && isSecretariatOf(actor, [region])) {
    return { role: 'secretariat', scope: { kind: 'region', code: region } };
  }
  return { role: 'coordinator', scope: { kind: 'network' } };
}

/** A row of `plan_grant`. */
export interface GrantRow extends HandRow {
  readonly id: string;
  readonly plan_id: string;
  readonly target: TargetKind;
  readonly to_person: string | null;
  readonly to_country: string | null;
  readonly to_region: string | null;
  readonly to_name: string | null;
  readonly sight: PlanSight;
  readonly until: Day | null;
  readonly granted_at: Instant;
  readonly withdrawn_at: Instant | null;
  readonly sample: boolean;
  readonly version: number;
}

export function targetOf({ target, to_person, to_country, to_region }: GrantRow): GrantTarget {
  switch (target) {
    case 'person':
      return { kind: target, personId: to_person ?? '' };
    case 'country':
      return { kind: target, iso3: to_country ?? '' };
    case 'region':
      return { kind: target, region: to_region ?? '' };
    case 'network':
    case 'public':
      return { kind: target };
  }
}
