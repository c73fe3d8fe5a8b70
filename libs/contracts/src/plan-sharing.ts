import * as z from 'zod';
import { grantTargets, planSights } from '@portal/domain';
import { whole } from './lists.js';
import { Day, Id, Instant, Iso3, RegionCode } from './scalars.js';
import { Hand } from './status.js';

export const PlanSight = z.enum(planSights).meta({ id: 'PlanSight' });

/** To whom a plan is shown: a person, a country's people, a region's, anybody signed in, everybody. */
export const GrantTarget = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('person'), personId: Id }),
    z.strictObject({ kind: z.literal('country'), iso3: Iso3 }),
    z.strictObject({ kind: z.literal('region'), region: RegionCode }),
    z.strictObject({ kind: z.literal('network') }),
    z.strictObject({ kind: z.literal('public') }),
  ])
  .meta({ id: 'GrantTarget' });
export type GrantTarget = z.infer<typeof GrantTarget>;
export const GrantTargetKind = z.enum(grantTargets).meta({ id: 'GrantTargetKind' });

/** One act of its owner that shows a version to more people, until a day or until it is withdrawn. */
export const PlanGrant = z
  .object({
    id: Id,
    planId: Id,
    to: GrantTarget,
    /** The person's name, where the reader may know it. */
    name: z.string().nullable(),
    sight: PlanSight,
    since: Instant,
    until: Day.nullable(),
    withdrawnAt: Instant.nullable(),
    isInForce: z.boolean(),
    by: Hand.nullable(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'PlanGrant' });
export type PlanGrant = z.infer<typeof PlanGrant>;
export const PlanGrants = whole(PlanGrant).meta({ id: 'PlanGrants' });
export type PlanGrants = z.infer<typeof PlanGrants>;
export const PlanGrantsQuery = z.strictObject({ plan: Id });
export type PlanGrantsQuery = z.infer<typeof PlanGrantsQuery>;
export const PlanGrantInput = z
  .strictObject({ planId: Id, to: GrantTarget, sight: PlanSight, until: Day.optional() })
  .meta({ id: 'PlanGrantInput' });
export type PlanGrantInput = z.infer<typeof PlanGrantInput>;
export const PlanGrantPatch = z
  .strictObject({ sight: PlanSight.optional(), until: Day.nullable().optional() })
  .meta({ id: 'PlanGrantPatch' });
export type PlanGrantPatch = z.infer<typeof PlanGrantPatch>;

/** Its owner's own people by role, whom else it is shown to, and who looked (newest first, for its owner alone). */
export const PlanReaders = z
  .object({
    own: z.array(z.object({ role: z.string(), people: z.array(z.object({ id: Id, name: z.string().nullable() })) })),
    grants: z.array(PlanGrant),
    looks: z.array(z.object({ at: Instant, person: z.object({ id: Id, name: z.string().nullable() }).nullable() })),
  })
  .meta({ id: 'PlanReaders' });
export type PlanReaders = z.infer<typeof PlanReaders>;
