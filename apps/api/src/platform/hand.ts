import type { Hand, PlanRight } from '@portal/contracts';
import type { Refusal, Role } from '@portal/domain';

/** What a row keeps of who did something, in what office; the name where the reader may know it. */
export interface HandRow {
  readonly role: Role | null;
  readonly scope: Hand['scope'] | null;
  readonly person_id: string | null;
  readonly person_name: string | null;
}

export function toHand({ role, scope, person_id: id, person_name: name }: HandRow): Hand | null {
  if (role === null || scope === null) return null;
  return { role, scope, person: id === null || name === null ? null : { id, name } };
}

/** Whether somebody may do something, and the code of the refusal that they would meet. */
export function rightOf(refusal: Refusal | null): PlanRight {
  if (refusal === null) return { may: true, why: null };
  return { may: false, why: 'code' in refusal ? (refusal.code ?? null) : refusal.refused };
}
