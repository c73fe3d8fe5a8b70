import { Injectable } from '@nestjs/common';
import type { ActionPlan, NextVersionInput, PlanStepInput, WholePlan } from '@portal/contracts';
import {
  conflict,
  invalid,
  isRefusal,
  latestDayBegun,
  nextPlanLife,
  notFound,
  type Refusal,
  refusalToOpenNext,
  refusalToStep,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction, Versioned } from '../platform/database/transaction.js';
import { UpdateService } from '../status/update.service.js';
import { beginStep, copyContents } from './plan-life.queries.js';
import { planById, today } from './plan.queries.js';
import { officeFor, type PlanRow, toPlanToChange } from './plan.row.js';
import { toActionPlan, toWholePlan } from './whole-plan.js';

type Adoption = Extract<PlanStepInput, { step: 'adopt' }>;

/** The life of a plan's versions: each step with who, when and why; adopting freezes what it says. */
@Injectable()
export class PlanLifeService {
  constructor(
    private readonly database: Database,
    private readonly updates: UpdateService,
  ) {}

  step(actor: RequestActor, id: string, input: PlanStepInput): Promise<ActionPlan | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await planById(tx, id);
      if (!row) return notFound;
      const life = nextPlanLife(row.life, input.step);
      const refusal = refusalToStep(actor, toPlanToChange(row), input.step);
      if (refusal || life === null) return refusal ?? conflict('step-not-possible');
      const taken =
        input.step === 'adopt'
          ? await this.adopt(tx, actor, row, input)
          : await tx.change<Versioned>('action_plan', row, { life });
      if (isRefusal(taken)) return taken.refused === 'stale' ? conflict('step-not-possible') : taken;
      await beginStep(tx, actor, row, life, input.note);
      const present = await planById(tx, id);
      return present ? toActionPlan(tx, actor, present, today(tx.now)) : notFound;
    });
  }

  /** Opens the next version with all that the one in force says, for its owner's own people until they share it. */
  openNext(actor: RequestActor, id: string, input: NextVersionInput): Promise<WholePlan | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await planById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToOpenNext(actor, toPlanToChange(row), row.has_open_version);
      if (refusal) return refusal;
      const [startsOn, endsOn] = [input.startsOn ?? row.starts_on, input.endsOn ?? row.ends_on];
      if (startsOn > endsOn) {
        return invalid({ pointer: input.endsOn === undefined ? '/startsOn' : '/endsOn', code: 'until-before-since' });
      }
      const next = await tx.insert<Versioned>('action_plan', {
        series_id: row.series_id,
        number: row.number + 1,
        kind: row.kind,
        iso3: row.iso3,
        region: row.region,
        tier: row.tier,
        carries_out: row.carries_out,
        title: input.title ?? row.title,
        language: row.language,
        starts_on: startsOn,
        ends_on: endsOn,
        created_by: actor.id,
        created_at: tx.now,
        sample: row.sample,
      });
      await copyContents(tx, row.id, next.id);
      const opened = await planById(tx, next.id);
      if (!opened) return notFound;
      await beginStep(tx, actor, opened, 'in-preparation', '');
      return toWholePlan(tx, actor, opened, today(tx.now));
    });
  }

  /** Freezes the version, lets it take the place of the one before, and prepares the country's status claim. */
  private async adopt(
    tx: Transaction,
    actor: RequestActor,
    row: PlanRow,
    { adoptedOn, instrument, documentId, keepsSharing }: Adoption,
  ): Promise<Versioned | Refusal> {
    if (adoptedOn > latestDayBegun(tx.now)) return invalid({ pointer: '/adoptedOn', code: 'future-day' });
    if (documentId !== undefined && !(await isHeld(tx, row, documentId))) {
      return invalid({ pointer: '/documentId', code: 'unknown-document' });
    }
    const before = await tx.row<Versioned>(
      `SELECT id, version FROM action_plan WHERE series_id = $1 AND life = 'adopted'`,
      [row.series_id],
    );
    if (before) {
      const superseded = await tx.change<Versioned>('action_plan', before, { life: 'superseded' });
      if (isRefusal(superseded)) return superseded;
      await beginStep(tx, actor, { ...row, id: before.id }, 'superseded', '');
      if (keepsSharing) await passSharingOn(tx, actor, before.id, row);
    }
    const prepared = await this.prepare(tx, actor, row, adoptedOn, instrument, documentId);
    return tx.change<Versioned>('action_plan', row, {
      life: 'adopted',
      adopted_on: adoptedOn,
      instrument,
      document_id: documentId ?? null,
      update_id: prepared,
    });
  }

  /** A draft for the focal point to look at and send; where it cannot be drafted, the plan is adopted all the same. */
  private async prepare(
    tx: Transaction,
    actor: RequestActor,
    { iso3 }: PlanRow,
    adoptedOn: string,
    instrument: string,
    documentId: string | undefined,
  ): Promise<string | null> {
    if (iso3 === null) return null;
    const prepared = await this.updates.prepare(tx, actor, iso3, [
      {
        indicator: 'action-plan',
        level: 'adopted',
        effectiveOn: adoptedOn,
        effectivePrecision: 'day',
        note: instrument,
        evidence: documentId === undefined ? [] : [{ kind: 'document', documentId }],
      },
    ]);
    return isRefusal(prepared) ? null : prepared;
  }
}

/** Whether a document of the same owner is there, and the actor sees it. */
async function isHeld(tx: Transaction, { iso3, region }: PlanRow, documentId: string): Promise<boolean> {
  const row = await tx.row(
    `SELECT 1 FROM document WHERE id = $1 AND removed_at IS NULL
       AND iso3 IS NOT DISTINCT FROM $2 AND region IS NOT DISTINCT FROM $3`,
    [documentId, iso3, region],
  );
  return row !== undefined;
}

/** Whoever is shown the version before is shown this one, by the act of whoever adopts it. */
async function passSharingOn(tx: Transaction, actor: RequestActor, from: string, to: PlanRow): Promise<void> {
  const { role, scope } = officeFor(actor, to);
  await tx.rows(
    `INSERT INTO plan_grant (plan_id, target, to_person, to_country, to_region, sight, until, granted_by, granted_role,
       granted_scope, granted_at, sample)
     SELECT $2, g.target, g.to_person, g.to_country, g.to_region, g.sight, g.until, $3, $4, $5, $6, g.sample
     FROM plan_grant g WHERE g.plan_id = $1 AND g.withdrawn_at IS NULL AND (g.until IS NULL OR app.today() <= g.until)
       AND NOT EXISTS (SELECT FROM plan_grant n WHERE n.plan_id = $2 AND n.withdrawn_at IS NULL AND n.target = g.target
         AND (n.to_person, n.to_country, n.to_region) IS NOT DISTINCT FROM (g.to_person, g.to_country, g.to_region))`,
    [from, to.id, actor.id, role, JSON.stringify(scope), tx.now],
  );
}
