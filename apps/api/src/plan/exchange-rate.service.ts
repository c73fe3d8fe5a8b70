import { Injectable } from '@nestjs/common';
import type { ExchangeRate, ExchangeRateInput, ExchangeRates } from '@portal/contracts';
import { invalid, latestDayBegun, notFound, type Refusal, refusalToSharePlan } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { Versioned } from '../platform/database/transaction.js';
import { planById, ratesOf } from './plan.queries.js';
import { officeFor, toPlanToChange } from './plan.row.js';

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
      const { role, scope } = officeFor(actor, plan);
      const { id } = await tx.insert<Versioned>('exchange_rate', {
        plan_id: plan.id,
        from_currency: input.from,
        to_currency: input.to,
        rate: input.rate,
        day: input.day,
        source: input.source,
        entered_by: actor.id,
        entered_role: role,
        entered_scope: scope,
        entered_at: tx.now,
        sample: plan.sample,
      });
      return (await ratesOf(tx, plan)).find((rate) => rate.id === id) ?? notFound;
    });
  }
}
