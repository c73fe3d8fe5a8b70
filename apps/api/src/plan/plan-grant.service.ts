import { Injectable } from '@nestjs/common';
import type { PlanGrant, PlanGrantInput, PlanGrantPatch, PlanGrants, PlanReaders } from '@portal/contracts';
import {
  conflict,
  forbidden,
  invalid,
  isOfPlan,
  isRefusal,
  notFound,
  type Refusal,
  refusalToSharePlan,
} from '@portal/domain';
import { NotificationService } from '../notifications/notification.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { newReaders } from './plan-told.queries.js';
import { grantsOf, isInForce, planById, selectGrants, toGrant } from './plan.queries.js';
import { type GrantRow, officeFor, type PlanRow, toPlanToChange } from './plan.row.js';

/** To whom a plan is shown besides its own people: always an act of whoever runs it. */
@Injectable()
export class PlanGrantService {
  constructor(
    private readonly database: Database,
    private readonly notifications: NotificationService,
  ) {}

  list(actor: RequestActor, planId: string): Promise<PlanGrants | Refusal> {
    return this.database.read(actor, async (tx) => {
      const plan = await planById(tx, planId);
      if (!plan) return notFound;
      if (!isOfPlan(actor, toPlanToChange(plan))) return forbidden('not-your-plan');
      return { items: await grantsOf(tx, planId) };
    });
  }

  add(actor: RequestActor, input: PlanGrantInput): Promise<PlanGrant | Refusal> {
    return this.database.write(actor, async (tx) => {
      const plan = await planById(tx, input.planId);
      if (!plan) return notFound;
      const refusal = refusalToSharePlan(actor, toPlanToChange(plan));
      if (refusal) return refusal;
      const day = tx.now.slice(0, 10);
      if (input.until !== undefined && input.until < day) return invalid({ pointer: '/until', code: 'past-day' });
      const target = await targetColumns(tx, input.to);
      if (isRefusal(target)) return target;
      // One sharing of a plan after the other: each sees who is shown it already.
      await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1::uuid::text, 21))', [plan.id]);
      const known = await tx.rows<GrantRow>(
        `${selectGrants} WHERE g.plan_id = $1 AND g.target = $2 AND g.to_person IS NOT DISTINCT FROM $3
           AND g.to_country IS NOT DISTINCT FROM $4 AND g.to_region IS NOT DISTINCT FROM $5`,
        [plan.id, target.target, target.to_person, target.to_country, target.to_region],
      );
      if (known.some((grant) => isInForce(grant, day))) return conflict('granted-already', '/to');
      const { role, scope } = officeFor(actor, plan);
      const told = await newReaders(tx, plan.id, input.to);
      const { id } = await tx.insert<Versioned>('plan_grant', {
        plan_id: plan.id,
        ...target,
        sight: input.sight,
        until: input.until ?? null,
        granted_by: actor.id,
        granted_role: role,
        granted_scope: scope,
        granted_at: tx.now,
        sample: plan.sample,
      });
      const url = `/plans/${plan.id}`;
      const country = plan.iso3 === null ? {} : { country: plan.iso3 };
      await this.notifications.tell(tx, actor, told, { kind: 'plan-shared', record: plan.id, url, ...country });
      return grantById(tx, id);
    });
  }

  change(
    actor: RequestActor,
    id: string,
    { sight, until }: PlanGrantPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<PlanGrant | Refusal> {
    return this.database.write(actor, async (tx) => {
      const held = await this.held(tx, actor, id);
      if (isRefusal(held)) return held;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const day = tx.now.slice(0, 10);
      const version = ifMatch === '*' ? held.version : ifMatch;
      if (version !== held.version) return { refused: 'stale', current: toGrant(held, day) };
      if (until !== undefined && until !== null && until < day) return invalid({ pointer: '/until', code: 'past-day' });
      const values = { sight: sight ?? held.sight, until: until === undefined ? held.until : until };
      const changed = await tx.change<Versioned>('plan_grant', held, values, version);
      const present = await grantById(tx, id);
      if (isRefusal(changed)) return changed.refused === 'stale' ? { refused: 'stale', current: present } : changed;
      return present;
    });
  }

  /** It is shown to them no more, from this instant. */
  withdraw(actor: RequestActor, id: string): Promise<PlanGrant | Refusal> {
    return this.database.write(actor, async (tx) => {
      const held = await this.held(tx, actor, id);
      if (isRefusal(held)) return held;
      const changed = await tx.change<Versioned>('plan_grant', held, { withdrawn_at: tx.now, withdrawn_by: actor.id });
      return isRefusal(changed) ? conflict('grant-ended') : grantById(tx, id);
    });
  }

  /** Who can see a plan, by name and by role, and who looked. */
  readers(actor: RequestActor, planId: string): Promise<PlanReaders | Refusal> {
    return this.database.read(actor, async (tx) => {
      const plan = await planById(tx, planId);
      if (!plan) return notFound;
      if (!isOfPlan(actor, toPlanToChange(plan))) return forbidden('not-your-plan');
      return { own: await ownPeople(tx, plan), grants: await grantsOf(tx, planId), looks: await looksAt(tx, planId) };
    });
  }

  private async held(tx: ReadTransaction, actor: RequestActor, id: string): Promise<GrantRow | Refusal> {
    const grant = await tx.row<GrantRow>(`${selectGrants} WHERE g.id = $1`, [id]);
    const plan = grant && (await planById(tx, grant.plan_id));
    if (!plan) return notFound;
    if (!isInForce(grant, tx.now.slice(0, 10))) return conflict('grant-ended');
    return refusalToSharePlan(actor, toPlanToChange(plan)) ?? grant;
  }
}

async function grantById(tx: ReadTransaction, id: string): Promise<PlanGrant | Refusal> {
  const row = await tx.row<GrantRow>(`${selectGrants} WHERE g.id = $1`, [id]);
  return row ? toGrant(row, tx.now.slice(0, 10)) : notFound;
}

/** The columns of whom it is shown to; only somebody whom the actor may know, a country or a region that is there. */
async function targetColumns(tx: Transaction, to: PlanGrantInput['to']) {
  const none = { target: to.kind, to_person: null, to_country: null, to_region: null };
  switch (to.kind) {
    case 'person': {
      const known = await tx.row('SELECT 1 FROM person WHERE id = $1', [to.personId]);
      return known ? { ...none, to_person: to.personId } : invalid({ pointer: '/to/personId', code: 'unknown-person' });
    }
    case 'country': {
      const known = await tx.row('SELECT 1 FROM partner_country WHERE iso3 = $1', [to.iso3]);
      return known ? { ...none, to_country: to.iso3 } : invalid({ pointer: '/to/iso3', code: 'unknown-country' });
    }
    case 'region': {
      const known = await tx.row('SELECT 1 FROM region WHERE code = $1', [to.region]);
      return known ? { ...none, to_region: to.region } : invalid({ pointer: '/to/region', code: 'unknown-region' });
    }
    case 'network':
    case 'public':
      return none;
  }
}

async function ownPeople(tx: ReadTransaction, { iso3, region }: PlanRow): Promise<PlanReaders['own']> {
  const roles = iso3 !== null ? ['focal-point', 'team-member'] : region !== null ? ['secretariat'] : ['coordinator'];
  const rows = await tx.rows<{ role: string; id: string; name: string | null }>(
    `SELECT each AS role, held.id, p.name FROM unnest($1::text[]) WITH ORDINALITY AS asked (each, place)
     CROSS JOIN LATERAL unnest(app.holders(each, ARRAY[$2::text], app.today())) AS held (id)
     LEFT JOIN person p ON p.id = held.id ORDER BY place, p.name`,
    [roles, iso3 ?? region ?? 'network'],
  );
  return roles.map((role) => ({
    role,
    people: rows.filter((row) => row.role === role).map(({ id, name }) => ({ id, name })),
  }));
}

const mostLooks = 50;

async function looksAt(tx: ReadTransaction, planId: string): Promise<PlanReaders['looks']> {
  const rows = await tx.rows<{ at: string; id: string | null; name: string | null }>(
    `SELECT l.at, l.person_id AS id, p.name FROM app.plan_looks(app.actor(), $1, $2) l
     LEFT JOIN person p ON p.id = l.person_id ORDER BY l.at DESC`,
    [planId, mostLooks],
  );
  return rows.map(({ at, id, name }) => ({ at, person: id === null ? null : { id, name } }));
}
