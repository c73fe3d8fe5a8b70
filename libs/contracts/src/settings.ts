import * as z from 'zod';
import { leastLevels, mostLevels } from '@portal/domain';
import { whole } from './lists.js';
import { Code, Day, Instant, text, words } from './scalars.js';

/** The same in all six languages; a missing one is told by its pointer. */
function textsUpTo(longest: number) {
  const each = words(longest);
  return z.strictObject({ en: each, fr: each, es: each, ru: each, ar: each, zh: each });
}

/** A name, for editing. */
export const Names = textsUpTo(200).meta({ id: 'Names' });
export type Names = z.infer<typeof Names>;
/** A longer text, for editing. */
export const LongTexts = textsUpTo(2000).meta({ id: 'LongTexts' });
export type LongTexts = z.infer<typeof LongTexts>;
/** Texts as they are kept. */
export const KeptTexts = z
  .object({ en: z.string(), fr: z.string(), es: z.string(), ru: z.string(), ar: z.string(), zh: z.string() })
  .meta({ id: 'KeptTexts' });
export type KeptTexts = z.infer<typeof KeptTexts>;

/** One change of a setting, newest first: who, when, and each field before and after. */
export const SettingChange = z
  .object({
    at: Instant,
    /** Null: the portal itself. */
    by: z.string().nullable(),
    act: z.string(),
    /** What was changed: `indicator`, `indicator_level`, `membership`, … */
    record: z.string(),
    /** Which of several: a level, a region. */
    which: z.string().nullable(),
    /** The values were erased by rule; that something changed stays. */
    isErased: z.boolean(),
    changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  })
  .meta({ id: 'SettingChange' });
export type SettingChange = z.infer<typeof SettingChange>;
export const SettingHistory = whole(SettingChange).meta({ id: 'SettingHistory' });
export type SettingHistory = z.infer<typeof SettingHistory>;

/** `order` from 0; the levels of an indicator have each place once. `means`: what it does and does not say. */
export const LevelInput = z
  .strictObject({
    id: Code,
    names: Names,
    means: LongTexts,
    order: z
      .number()
      .int()
      .min(0)
      .max(mostLevels - 1),
  })
  .meta({ id: 'LevelInput' });
export type LevelInput = z.infer<typeof LevelInput>;

const ShelfLife = z.number().int().min(1).max(240);

export const IndicatorInput = z
  .strictObject({
    id: Code,
    names: Names,
    asksSince: Day.nullable().default(null),
    shelfLifeMonths: ShelfLife.default(12),
    levels: z.array(LevelInput).min(leastLevels).max(mostLevels),
  })
  .meta({ id: 'IndicatorInput' });
export type IndicatorInput = z.infer<typeof IndicatorInput>;

/** `closedOn`: from this day it takes no new claim; null opens it again. */
export const IndicatorPatch = z
  .strictObject({
    names: Names.optional(),
    asksSince: Day.nullable().optional(),
    shelfLifeMonths: ShelfLife.optional(),
    closedOn: Day.nullable().optional(),
  })
  .meta({ id: 'IndicatorPatch' });
export type IndicatorPatch = z.infer<typeof IndicatorPatch>;

/** `changesMeaning`: no corrected word, but another meaning; the series breaks, and validators look again. */
export const LevelPatch = z
  .strictObject({
    names: Names.optional(),
    means: LongTexts.optional(),
    order: LevelInput.shape.order.optional(),
    closedOn: Day.nullable().optional(),
    changesMeaning: z.boolean().default(false),
  })
  .meta({ id: 'LevelPatch' });
export type LevelPatch = z.infer<typeof LevelPatch>;

/** An indicator as a coordinator edits it; `breaks` are the days on which its meaning changed. */
export const IndicatorDefinition = z
  .object({
    id: Code,
    names: KeptTexts,
    asksSince: Day.nullable(),
    shelfLifeMonths: z.number().int(),
    closedOn: Day.nullable(),
    levels: z.array(
      z.object({
        id: Code,
        names: KeptTexts,
        means: KeptTexts,
        order: z.number().int(),
        closedOn: Day.nullable(),
      }),
    ),
    breaks: z.array(Day),
    version: z.number().int(),
  })
  .meta({ id: 'IndicatorDefinition' });
export type IndicatorDefinition = z.infer<typeof IndicatorDefinition>;

export const IndicatorDefinitions = whole(IndicatorDefinition).meta({ id: 'IndicatorDefinitions' });
export type IndicatorDefinitions = z.infer<typeof IndicatorDefinitions>;

export const ByIndicator = z.strictObject({ id: Code });
export type ByIndicator = z.infer<typeof ByIndicator>;
export const ByLevel = z.strictObject({ id: Code, level: Code });
export type ByLevel = z.infer<typeof ByLevel>;

const figure = {
  value: z.number().min(0).max(1_000_000_000),
  unit: words(60),
  period: z.strictObject({ from: Day, to: Day }).refine(({ from, to }) => from <= to, {
    error: 'until-before-since',
    path: ['to'],
  }),
  asAt: Day,
  source: words(300),
  paragraph: words(60),
  quote: text(2000),
};

/** `figure` is `partner-countries`, an indicator, or an indicator and a level (`national-team.established`). */
export const FigureInput = z
  .strictObject({ figure: Code, ...figure, quote: figure.quote.default('') })
  .meta({ id: 'FigureInput' });
export type FigureInput = z.infer<typeof FigureInput>;

/** `published` false takes it from beside every picture that is drawn from now on. */
export const FigurePatch = z
  .strictObject({ ...figure, published: z.boolean() })
  .partial()
  .meta({ id: 'FigurePatch' });
export type FigurePatch = z.infer<typeof FigurePatch>;

/** A code, where the loader gave one, or a UUID. */
export const ByFigure = z.strictObject({ id: z.string().regex(/^[\w.-]{1,100}$/) });
export type ByFigure = z.infer<typeof ByFigure>;
