import * as z from 'zod';
import { fundingStates, isCurrency } from '@portal/domain';
import { whole } from './lists.js';
import { Day, Id, Instant, text, words } from './scalars.js';
import { Hand } from './status.js';

export const FundingState = z.enum(fundingStates).meta({ id: 'FundingState' });

/** A currency's code of ISO 4217, in force today. */
export const Currency = z
  .string()
  .refine(isCurrency, { error: 'unknown-currency' })
  .meta({ id: 'Currency', description: 'ISO 4217' });
export type Currency = z.infer<typeof Currency>;

/** An amount of money, not negative, at most two decimals. */
export const Amount = z
  .number()
  .min(0)
  .max(1_000_000_000_000)
  .refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-4, { error: 'format' })
  .meta({ id: 'Amount' });

export const Money = z.strictObject({ amount: Amount, currency: Currency }).meta({ id: 'Money' });
export type Money = z.infer<typeof Money>;

/** `funded`: how much of a cost that is partly paid for is paid for, in the cost's currency; null: not said. */
export const Funding = z
  .strictObject({
    state: FundingState,
    source: text(300).default(''),
    funded: Amount.nullable().default(null),
  })
  .meta({ id: 'Funding' });
export type Funding = z.infer<typeof Funding>;

/** How much one unit of `from` is in `to` on a day, by whose word; for one plan, appended. */
export const ExchangeRate = z
  .object({
    id: Id,
    planId: Id,
    from: Currency,
    to: Currency,
    rate: z.number(),
    day: Day,
    source: z.string(),
    by: Hand.nullable(),
    at: Instant,
    sample: z.boolean(),
  })
  .meta({ id: 'ExchangeRate' });
export type ExchangeRate = z.infer<typeof ExchangeRate>;
export const ExchangeRates = whole(ExchangeRate).meta({ id: 'ExchangeRates' });
export type ExchangeRates = z.infer<typeof ExchangeRates>;
export const ExchangeRatesQuery = z.strictObject({ plan: Id });
export type ExchangeRatesQuery = z.infer<typeof ExchangeRatesQuery>;
export const ExchangeRateInput = z
  .strictObject({
    planId: Id,
    from: Currency,
    to: Currency,
    rate: z.number().gt(0).max(1_000_000_000),
    day: Day,
    source: words(300),
  })
  .refine(({ from, to }) => from !== to, { error: 'same-currency', path: ['to'] })
  .meta({ id: 'ExchangeRateInput' });
export type ExchangeRateInput = z.infer<typeof ExchangeRateInput>;
