/**
 * Bringing actions into a plan from a file or a template: a preview that its author changes until it is confirmed.
 *
 *   POST   imports                       multipart `file`, `planId` → PlanImport
 *   GET    imports?plan=                 PlanImportList: the reader's own that wait, newest first
 *   GET    imports/:id                   PlanImport
 *   PATCH  imports/:id        If-Match   PlanImportPatch → PlanImport: what the file does not say by itself
 *   POST   imports/:id/confirmation      PlanImportConfirmation → PlanImport: all or none
 *   DELETE imports/:id                   204
 *   GET    plan-templates                PlanTemplates, in the reader's language
 *   POST   plan-templates/import         TemplateImportInput → PlanImport, the same preview
 *
 * Rows are numbered as the file numbers them, from 1; columns from 0.
 */
import * as z from 'zod';
import {
  dayOrders,
  decimalSigns,
  importErrorCodes,
  importFields,
  importWarningCodes,
  matchReasons,
  rateErrorCodes,
  rateFields,
  rowFates,
} from '@portal/domain';
import { whole } from './lists.js';
import { ActionPhase, ActionState, PlanTheme } from './plan-actions.js';
import { Currency } from './plan-money.js';
import { PlanFieldChange } from './plan-overview.js';
import { CbrnDomain, Day, Id, Instant, Language, text, words } from './scalars.js';

export const ImportField = z.enum(importFields).meta({ id: 'ImportField' });
export const DayOrder = z.enum(dayOrders).meta({ id: 'DayOrder' });
export const DecimalSign = z.enum(decimalSigns).meta({ id: 'DecimalSign' });
export const ImportFormat = z.enum(['xlsx', 'xls', 'ods', 'csv', 'docx', 'template']).meta({ id: 'ImportFormat' });
export type ImportFormat = z.infer<typeof ImportFormat>;

const Count = z.number().int();

/** What a column is taken for, how sure that is (0 to 1), and why; null: for nothing. */
export const ImportColumn = z
  .object({
    column: Count,
    heading: z.string(),
    field: ImportField.nullable(),
    score: z.number(),
    reason: z.enum(matchReasons),
    /** Its first cells that hold anything. */
    samples: z.array(z.string()),
  })
  .meta({ id: 'ImportColumn' });
export type ImportColumn = z.infer<typeof ImportColumn>;

/** What only a person knows: it is asked, never guessed. */
export const ImportQuestion = z
  .discriminatedUnion('ask', [
    z.object({
      ask: z.literal('day-order'),
      column: Count,
      options: z.array(DayOrder),
      examples: z.array(z.string()),
      answer: DayOrder.nullable(),
    }),
    z.object({
      ask: z.literal('decimal'),
      column: Count,
      examples: z.array(z.string()),
      answer: DecimalSign.nullable(),
    }),
    z.object({ ask: z.literal('currency'), examples: z.array(z.string()), answer: z.string().nullable() }),
  ])
  .meta({ id: 'ImportQuestion' });
export type ImportQuestion = z.infer<typeof ImportQuestion>;

export const ImportedObjective = z
  .object({
    /** By which rows name it. */
    key: z.string(),
    row: Count.nullable(),
    number: Count.nullable(),
    title: z.string(),
    theme: PlanTheme.nullable(),
    themeBy: z.enum(['file', 'words', 'chosen', 'plan']).nullable(),
    /** The objective of the plan that it is; null: a new one. */
    id: Id.nullable(),
  })
  .meta({ id: 'ImportedObjective' });
export type ImportedObjective = z.infer<typeof ImportedObjective>;

export const ImportCellError = z
  .object({
    column: Count.nullable(),
    field: ImportField.nullable(),
    code: z.enum(importErrorCodes),
    shown: z.string(),
  })
  .meta({ id: 'ImportCellError' });
export type ImportCellError = z.infer<typeof ImportCellError>;

/** One row of the file and what it will become. */
export const ImportRow = z
  .object({
    row: Count,
    fate: z.enum(rowFates),
    number: z.string(),
    reference: z.string(),
    objective: z.string().nullable(),
    title: z.string(),
    /** Everything that was read of it, by the names of the action's fields. */
    values: z.record(z.string(), z.unknown()),
    actionId: Id.nullable(),
    changes: z.array(PlanFieldChange),
    /** The progress report, of whoever confirms, that the row becomes; null: none. */
    report: z
      .object({
        state: ActionState,
        progress: z.number(),
        note: z.string(),
        reason: z.string().nullable(),
        blockedBy: z.string().nullable(),
        expectedEndsOn: Day.nullable(),
        /** Null: of the day on which it is confirmed. */
        day: Day.nullable(),
      })
      .nullable(),
    errors: z.array(ImportCellError),
    warnings: z.array(z.enum(importWarningCodes)),
  })
  .meta({ id: 'ImportRow' });
export type ImportRow = z.infer<typeof ImportRow>;

/** One exchange rate of the file: it is appended to those of the plan, unless it is among them. */
export const ImportRate = z
  .object({
    row: Count,
    fate: z.enum(['new', 'unchanged', 'error']),
    said: z.object({ from: z.string(), to: z.string(), rate: z.number(), day: Day, source: z.string() }).nullable(),
    errors: z.array(z.object({ field: z.enum(rateFields), code: z.enum(rateErrorCodes), shown: z.string() })),
  })
  .meta({ id: 'ImportRate' });
export type ImportRate = z.infer<typeof ImportRate>;

export const ImportCounts = z
  .object({ new: Count, changed: Count, unchanged: Count, error: Count, 'left-out': Count, over: Count })
  .meta({ id: 'ImportCounts' });
export type ImportCounts = z.infer<typeof ImportCounts>;

export const PlanImport = z
  .object({
    id: Id,
    planId: Id,
    fileName: z.string(),
    format: ImportFormat,
    state: z.enum(['open', 'confirmed']),
    madeAt: Instant,
    expiresAt: Instant,
    /** Sheets of the workbook, or tables of the document. */
    tables: z.array(z.object({ name: z.string(), rows: Count, columns: Count })),
    /** The place of the one that is read. */
    table: Count,
    /** What was made of the file on the way: said, so that nobody wonders. */
    notes: z.object({
      mergedCells: Count,
      formulas: Count,
      formulasWithoutValue: Count,
      /** Rows of the file beyond those that a plan can hold: they were not read. */
      rowsOver: Count,
    }),
    /** Whether an empty cell of a column that is read empties its field: where nobody said, only the plan's own export does. */
    emptyCellsClear: z.boolean(),
    /** Null: no row of headings was found, and one of the first rows is to be named. */
    headingRow: Count.nullable(),
    firstRows: z.array(z.object({ row: Count, cells: z.array(z.string()) })),
    columns: z.array(ImportColumn),
    questions: z.array(ImportQuestion),
    objectives: z.array(ImportedObjective),
    counts: ImportCounts,
    rows: z.array(ImportRow),
    rates: z.array(ImportRate),
    /** What was brought in, once it is confirmed. */
    result: ImportCounts.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'PlanImport' });
export type PlanImport = z.infer<typeof PlanImport>;

export const PlanImportList = whole(
  z.object({ id: Id, planId: Id, fileName: z.string(), format: ImportFormat, madeAt: Instant, expiresAt: Instant }),
).meta({ id: 'PlanImportList' });
export type PlanImportList = z.infer<typeof PlanImportList>;
export const PlanImportsQuery = z.strictObject({ plan: Id });
export type PlanImportsQuery = z.infer<typeof PlanImportsQuery>;

/** The fields of the upload beside its file. */
export const PlanImportInput = z.strictObject({ planId: Id }).meta({ id: 'PlanImportInput' });

const Place = z.number().int().min(0).max(100_000);
const most = 3_000;

/** Each list is added to what was said before, by its column, cell or objective; `leftOut` replaces. Another table starts anew. */
export const PlanImportPatch = z
  .strictObject({
    table: Place.optional(),
    headingRow: Place.nullable().optional(),
    columns: z
      .array(z.strictObject({ column: Place, field: ImportField.nullable() }))
      .max(100)
      .optional(),
    dayOrders: z
      .array(z.strictObject({ column: Place, order: DayOrder }))
      .max(4)
      .optional(),
    decimals: z
      .array(z.strictObject({ column: Place, sign: DecimalSign }))
      .max(4)
      .optional(),
    currency: Currency.nullable().optional(),
    emptyCellsClear: z.boolean().optional(),
    leftOut: z.array(Place).max(most).optional(),
    cells: z
      .array(z.strictObject({ row: Place, column: Place, text: text(10_000) }))
      .max(most)
      .optional(),
    objectives: z
      .array(z.strictObject({ key: text(400), title: words(300).optional(), theme: PlanTheme.optional() }))
      .max(200)
      .optional(),
  })
  .meta({ id: 'PlanImportPatch' });
export type PlanImportPatch = z.infer<typeof PlanImportPatch>;

/** What was seen when it was confirmed: where the plan or the preview has changed since, it is shown again. */
export const PlanImportConfirmation = z
  .strictObject({ version: z.number().int().min(1), new: Place, changed: Place, newRates: Place.default(0) })
  .meta({ id: 'PlanImportConfirmation' });
export type PlanImportConfirmation = z.infer<typeof PlanImportConfirmation>;

/** One typical action by theme, domain and phase, in the reader's language, with where it comes from. */
export const TemplateAction = z
  .object({
    id: z.string(),
    title: z.string(),
    domains: z.array(CbrnDomain),
    phase: ActionPhase,
    source: z.object({ title: z.string(), url: z.string().nullable(), paragraph: z.string().nullable() }),
    /** The sentence is ours; the source names the matter. */
    isOurWording: z.boolean(),
  })
  .meta({ id: 'TemplateAction' });
export type TemplateAction = z.infer<typeof TemplateAction>;
export const PlanTemplate = z
  .object({ theme: PlanTheme, title: z.string(), actions: z.array(TemplateAction) })
  .meta({ id: 'PlanTemplate' });
export type PlanTemplate = z.infer<typeof PlanTemplate>;
export const PlanTemplates = whole(PlanTemplate).meta({ id: 'PlanTemplates' });
export type PlanTemplates = z.infer<typeof PlanTemplates>;
export const TemplateImportInput = z
  .strictObject({ planId: Id, language: Language.optional(), actions: z.array(words(60)).min(1).max(200) })
  .meta({ id: 'TemplateImportInput' });
export type TemplateImportInput = z.infer<typeof TemplateImportInput>;
