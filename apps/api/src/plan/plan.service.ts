import { Injectable } from '@nestjs/common';
import type {
  ActionPlan,
  ActionPlanInput,
  ActionPlanPatch,
  ActionPlans,
  ActionPlansQuery,
  PlanAnswer,
  PlanQuery,
  WholePlan,
} from '@portal/contracts';
import {
  forbidden,
  invalid,
  isRefusal,
  notFound,
  ownsPlan,
  type PlanPlace,
  type Refusal,
  refusalToEditPlan,
  refusalToRemovePlan,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction, Versioned } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import { PlanContentsService } from './plan-contents.service.js';
import { beginStep } from './plan-life.queries.js';
import { type HeadlineRow, headlineById, planById, today, toListed, whenOf } from './plan.queries.js';
import { type PlanRow, rightOf, toPlanToChange } from './plan.row.js';
import { toActionPlan, toWholePlan } from './whole-plan.js';

/** Action plans, each in versions: what they are, and all they hold for whoever may see it. */
@Injectable()
export class PlanService {
  constructor(
    private readonly database: Database,
    private readonly contents: PlanContentsService,
  ) {}

  /** Every version of which the reader sees anything, as a headline. */
  list(actor: RequestActor, query: ActionPlansQuery): Promise<ActionPlans | Refusal> {
    const { page, limit, sort, iso3, region, kind, tier, life, series, sample } = query;
    const order = orderOf(sort, sortable, 'h.starts_on DESC, h.title, h.number DESC, h.id');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const when = today(tx.now);
      const rows = await tx.rows<HeadlineRow & { total: number }>(
        `SELECT h.*, count(*) OVER ()::int AS total FROM app.plan_headlines(app.actor(), ARRAY(
           SELECT s.id FROM app.seen_plans(app.actor()) s
           WHERE ($3::text[] IS NULL OR s.iso3 = ANY ($3)) AND ($4::text[] IS NULL OR s.region = ANY ($4))
             AND ($5::text[] IS NULL OR s.kind = ANY ($5)) AND ($6::text[] IS NULL OR s.tier = ANY ($6))
             AND ($7::text[] IS NULL OR s.life = ANY ($7)) AND ($8::uuid IS NULL OR s.series_id = $8)
             AND ($9 OR NOT s.sample)), $1, $2) h
         ORDER BY ${order} LIMIT $10 OFFSET $11`,
        [
          when.day,
          when.knownAt,
          iso3 ?? null,
          region ?? null,
          kind ?? null,
          tier ?? null,
          life ?? null,
          series ?? null,
          sample === 'include',
          limit,
          (page - 1) * limit,
        ],
      );
      const place = await placeAsked(tx, query);
      return {
        items: rows.map((row) => toListed(row, when.day)),
        page,
        limit,
        total: rows[0]?.total ?? 0,
        mayBegin: rightOf(ownsPlan(actor, place) ? null : forbidden('not-your-plan')),
      };
    });
  }

  /** The whole of it, or its headline. That somebody looked is entered before they do, unless everybody may. */
  async read(actor: RequestActor, id: string, query: PlanQuery): Promise<PlanAnswer | Refusal> {
    const answer = await this.database.read(actor, (tx) => this.readIn(tx, actor, id, query));
    if (!isRefusal(answer) && answer.sight === 'whole' && answer.visibility !== 'public') {
      await this.database.witness(actor, 'action_plan', id);
    }
    return answer;
  }

  /** The same within a snapshot of whoever asks, who enters by themselves that somebody looked. */
  async readIn(
    tx: ReadTransaction,
    actor: RequestActor,
    id: string,
    query: PlanQuery = {},
  ): Promise<PlanAnswer | Refusal> {
    const when = whenOf(tx.now, query);
    if (isRefusal(when)) return when;
    const row = await planById(tx, id);
    if (row) return toWholePlan(tx, actor, row, when, query.currency);
    const headline = await headlineById(tx, id, when);
    return headline ? { ...toListed(headline, when.day), sight: 'headline', asAt: when.day } : notFound;
  }

  /** Begins a plan: with nothing, as a copy of another one, or with contents. */
  create(actor: RequestActor, input: ActionPlanInput): Promise<WholePlan | Refusal> {
    return this.database.write(actor, async (tx) => {
      const place = await placeOf(tx, input);
      if (!ownsPlan(actor, place)) return forbidden('not-your-plan');
      const refused = await refusalOfTier(tx, place, input.tier, input.carriesOut ?? null);
      if (refused) return refused;
      const [made] = await tx.rows<{ id: string }>('SELECT uuidv7() AS id');
      const id = made?.id ?? '';
      await tx.insert<Versioned>('action_plan', {
        id,
        series_id: id,
        kind: input.kind,
        iso3: place.iso3,
        region: place.region,
        tier: input.tier,
        carries_out: input.carriesOut ?? null,
        title: input.title,
        language: input.language,
        starts_on: input.startsOn,
        ends_on: input.endsOn,
        created_by: actor.id,
        created_at: tx.now,
      });
      await beginStep(tx, actor, { id, ...place }, 'in-preparation', '');
      const row = await planById(tx, id);
      if (!row) return notFound;
      const filled = await this.fill(tx, actor, row, input);
      return filled ?? toWholePlan(tx, actor, row, today(tx.now));
    });
  }

  change(
    actor: RequestActor,
    id: string,
    patch: ActionPlanPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<ActionPlan | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await planById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToEditPlan(actor, toPlanToChange(row));
      if (refusal) return refusal;
      if (ifMatch === undefined) return { refused: 'condition-missing' };
      const [startsOn, endsOn] = [patch.startsOn ?? row.starts_on, patch.endsOn ?? row.ends_on];
      const tier = patch.tier ?? row.tier;
      const carriesOut = patch.carriesOut === undefined ? row.carries_out : patch.carriesOut;
      const wrong =
        startsOn > endsOn
          ? invalid({ pointer: patch.endsOn === undefined ? '/startsOn' : '/endsOn', code: 'until-before-since' })
          : await refusalOfTier(tx, toPlanToChange(row), tier, carriesOut, row.series_id);
      // Who did not see the latest is told that first.
      if (wrong && (ifMatch === '*' || ifMatch === row.version)) return wrong;
      const values = {
        tier,
        carries_out: carriesOut,
        title: patch.title ?? row.title,
        language: patch.language ?? row.language,
        starts_on: startsOn,
        ends_on: endsOn,
      };
      const changed = await tx.change<Versioned>('action_plan', row, values, ifMatch === '*' ? row.version : ifMatch);
      const present = await planById(tx, id);
      if (!present) return notFound;
      const current = await toActionPlan(tx, actor, present, today(tx.now));
      if (isRefusal(changed)) return changed.refused === 'stale' ? { refused: 'stale', current } : changed;
      return current;
    });
  }

  /** Deletion is for what was never adopted nor reported on. */
  remove(actor: RequestActor, id: string): Promise<true | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await planById(tx, id);
      if (!row) return notFound;
      const refusal = refusalToRemovePlan(actor, toPlanToChange(row), row.has_reports);
      if (refusal) return refusal;
      await tx.rows('DELETE FROM action_plan WHERE id = $1', [id]);
      return true as const;
    });
  }

  private async fill(
    tx: Transaction,
    actor: RequestActor,
    row: PlanRow,
    { begin }: ActionPlanInput,
  ): Promise<Refusal | null> {
    switch (begin.with) {
      case 'nothing':
        return null;
      case 'contents':
        return this.contents.fill(tx, actor, row, begin.contents, '/begin/contents');
      case 'plan': {
        const from = await planById(tx, begin.planId);
        if (!from) return invalid({ pointer: '/begin/planId', code: 'unknown-plan' });
        return this.contents.copy(tx, actor, from, row);
      }
    }
  }
}

const sortable = {
  title: 'h.title',
  startsOn: 'h.starts_on',
  endsOn: 'h.ends_on',
  life: 'h.life',
  progress: 'h.progress',
  lastReportOn: 'h.last_report_on',
  iso3: 'h.iso3',
  region: 'h.region',
};

async function placeOf(
  tx: ReadTransaction,
  { kind, iso3, region }: Pick<ActionPlanInput, 'kind' | 'iso3' | 'region'>,
): Promise<PlanPlace> {
  const held = region
    ? await tx.row<{ n: number }>(`SELECT cardinality(app.holders('secretariat', ARRAY[$1::text], app.today())) AS n`, [
        region,
      ])
    : undefined;
  return { kind, iso3: iso3 ?? null, region: region ?? null, hasSecretariat: (held?.n ?? 0) > 0 };
}

/** Whose plan a query asks for: the only country or region that it names, else the network's. */
function placeAsked(tx: ReadTransaction, { iso3, region }: ActionPlansQuery): Promise<PlanPlace> {
  if (iso3?.length === 1 && iso3[0]) return placeOf(tx, { kind: 'national', iso3: iso3[0] });
  if (region?.length === 1 && region[0]) return placeOf(tx, { kind: 'regional', region: region[0] });
  return placeOf(tx, { kind: 'interregional' });
}

/** An operational plan carries out a strategic one of the same owner; a strategic one carries out none. */
async function refusalOfTier(
  tx: ReadTransaction,
  { kind, iso3, region }: PlanPlace,
  tier: PlanRow['tier'],
  carriesOut: string | null,
  ownSeries: string | null = null,
): Promise<Refusal | null> {
  if (carriesOut === null) return null;
  if (tier === 'strategic') return invalid({ pointer: '/carriesOut', code: 'not-allowed' });
  const other = await planById(tx, carriesOut);
  const isFitting =
    other?.tier === 'strategic' &&
    other.kind === kind &&
    other.iso3 === iso3 &&
    other.region === region &&
    other.series_id !== ownSeries;
  return isFitting ? null : invalid({ pointer: '/carriesOut', code: 'unknown-plan' });
}
