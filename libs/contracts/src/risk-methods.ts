/**
 * Methods of risk assessment: a matrix as data (domain.md, "Risk assessment"; ISO 31000, IEC 31010). A version is
 * published once it passes its checks, and frozen from then on.
 *
 *   GET    risk-methods                         RiskMethods: published ones; a coordinator also sees drafts
 *   GET    risk-methods/:id                     RiskMethod
 *   POST   risk-methods                         RiskMethodInput → RiskMethod: a draft, or the next version of `series`
 *   PATCH  risk-methods/:id         If-Match    RiskMethodInput → RiskMethod (a draft only)
 *   POST   risk-methods/:id/publication         → RiskMethod; refused with what its checks found
 */
import * as z from 'zod';
import { impactDimensions } from '@portal/domain';
import { whole } from './lists.js';
import { PlanRight } from './plan-actions.js';
import { Code, Id, Instant, words } from './scalars.js';
import { LongTexts, Names } from './settings.js';

const dimensionsOf = <T extends z.ZodType>(each: T) =>
  z.object({ people: each, economy: each, environment: each, 'state-and-society': each });
export const ImpactDimension = z.enum(impactDimensions).meta({ id: 'ImpactDimension' });

/** From the least likely; `definition` in the reader's language. */
export const LikelihoodStep = z
  .object({ id: Code, label: z.string(), definition: z.string() })
  .meta({ id: 'LikelihoodStep' });
export type LikelihoodStep = z.infer<typeof LikelihoodStep>;
/** From the slightest, with what it means on each dimension. */
export const ImpactStep = z
  .object({ id: Code, label: z.string(), definitions: dimensionsOf(z.string()) })
  .meta({ id: 'ImpactStep' });
export type ImpactStep = z.infer<typeof ImpactStep>;
/** From the lowest. `ramp` is its place among the four rating colours and `bars` its pattern: both 1 to 4. */
export const RiskLevel = z
  .object({
    id: Code,
    label: z.string(),
    ramp: z.number().int().min(1).max(4),
    bars: z.number().int().min(1).max(4),
  })
  .meta({ id: 'RiskLevel' });
export type RiskLevel = z.infer<typeof RiskLevel>;

export const RiskMethodSource = z.object({ title: z.string(), address: z.string().nullable() });

export const RiskMethod = z
  .object({
    id: Id,
    /** The method through all its versions. */
    seriesId: Id,
    number: z.number().int(),
    name: z.string(),
    description: z.string(),
    likelihood: z.array(LikelihoodStep),
    impact: z.array(ImpactStep),
    levels: z.array(RiskLevel),
    /** `grid[impact][likelihood]`: ids of levels, both counted from the lowest step. */
    grid: z.array(z.array(Code)),
    treatFrom: Code,
    sources: z.array(RiskMethodSource),
    publishedAt: Instant.nullable(),
    /** What stands against its publication: codes with the cells they are about. */
    faults: z.array(z.object({ code: z.string(), likelihood: Code.nullable(), impact: Code.nullable() })),
    /** All languages, for whoever may change it. */
    texts: z.record(z.string(), z.partialRecord(z.string(), z.string())).nullable(),
    mayChange: PlanRight,
    version: z.number().int(),
  })
  .meta({ id: 'RiskMethod' });
export type RiskMethod = z.infer<typeof RiskMethod>;
export const RiskMethods = whole(RiskMethod).meta({ id: 'RiskMethods' });
export type RiskMethods = z.infer<typeof RiskMethods>;

const steps = { min: 3, max: 7 };
export const RiskMethodInput = z
  .strictObject({
    series: Id.optional(),
    name: Names,
    description: LongTexts,
    likelihood: z
      .array(z.strictObject({ id: Code, label: Names, definition: LongTexts }))
      .min(steps.min)
      .max(steps.max),
    impact: z
      .array(z.strictObject({ id: Code, label: Names, definitions: dimensionsOf(LongTexts) }))
      .min(steps.min)
      .max(steps.max),
    levels: z
      .array(
        z.strictObject({
          id: Code,
          label: Names,
          ramp: z.number().int().min(1).max(4),
          bars: z.number().int().min(1).max(4),
        }),
      )
      .min(2)
      .max(4),
    grid: z.array(z.array(Code.nullable()).max(steps.max)).max(steps.max),
    treatFrom: Code,
    sources: z.array(z.strictObject({ title: words(300), address: z.url().max(2000).nullable() })).max(20),
  })
  .meta({ id: 'RiskMethodInput' });
export type RiskMethodInput = z.infer<typeof RiskMethodInput>;
