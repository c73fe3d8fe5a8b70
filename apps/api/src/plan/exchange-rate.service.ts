import { Injectable } from '@nestjs/common';
import type { ExchangeRate, ExchangeRateInput, ExchangeRates } from '@portal/contracts';
import { invalid, latestDayBegun, notFound, type RateSaid, type Refusal, refusalToSharePlan } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Transaction, Versioned } from '../platform/database/transaction.js';
import { planById, ratesOf } from './plan.queries.js';
import { officeFor, type PlanRow, toPlanToChange } from './plan.row.js';

/** Rates by which a plan's costs may be told in one currency: entered by whoever runs it, with day and source. */
@Injectable()
export class ExchangeRateService {
  constructor(private readonly database: Database) {}

  list(actor: RequestActor, planId: string): Promise<ExchangeRates | Refusal> {
    return this.database.read(actor, async (tx) => {
      const plan = await planById(tx, planId);
      return plan ? { items: await ratesOf(tx, plan) } : notFound;
    });
  }

  add(actor: RequestActor, input: ExchangeRateInput): Promise<ExchangeRate | Refusal> {
    return this.database.write(actor, async (tx) => {
      const plan = await planById(tx, input.planId);
      if (!plan) return notFound;
      const refusal = refusalToSharePlan(actor, toPlanToChange(plan));
      if (refusal) return refusal;
      if (input.day > latestDayBegun(tx.now)) return invalid({ pointer: '/day', code: 'future-day' });
      const { id } = await enterRate(tx, actor, plan, input);
      return (await ratesOf(tx, plan)).find((rate) => rate.id === id) ?? notFound;
    });
  }
}

/** Appends a rate to those of a plan, by the word of whoever enters it. */
export function enterRate(tx: Transaction, actor: RequestActor, plan: PlanRow, said: RateSaid): Promise<Versioned> {
  const { role, scope } = officeFor(actor, plan);
  return tx.insert<Versioned>('exchange_rate', {
    plan_id: plan.id,
    from_currency: said.from,
    to_currency: said.to,
    rate: said.rate,
    day: said.day,
    source: said.source,
    entered_by: actor.id,
    entered_role: role,
    entered_scope: scope,
    entered_at: tx.now,
    sample: plan.sample,
  });
}
