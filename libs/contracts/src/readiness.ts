/**
 * How ready the countries of a round table are, and what it owes before and after.
 *
 *   GET    readiness?roundTable=                  Readiness
 *   POST   readiness/marks                        ReadinessMarkInput → Readiness
 *   GET    readiness/reminder?roundTable=&iso3=   ReminderPreview
 *   POST   readiness/reminders                    RemindInput → Readiness
 *   GET    checklists?roundTable=                 Checklist
 *   POST   checklists/marks                       ChecklistMarkInput → Checklist
 *   GET    checklist-templates?region=            ChecklistTemplate
 *   PATCH  checklist-templates      If-Match      ChecklistTemplateInput → ChecklistTemplate
 */
import * as z from 'zod';
import { checklistStates, readinessMarks, readinessStates, readinessSteps } from '@portal/domain';
import { Day, Id, Instant, Iso3, Language, RegionCode, text } from './scalars.js';

export const ReadinessStep = z.enum(readinessSteps).meta({ id: 'ReadinessStep' });

export const ReadinessCell = z
  .object({
    step: ReadinessStep,
    state: z.enum(readinessStates),
    /** Done since; null where it is not. */
    on: Day.nullable(),
    dueOn: Day.nullable(),
    daysLate: z.number().int(),
    /** For a status out of date: how old it is. */
    monthsOld: z.number().int().nullable(),
    /** Why it was accepted as it is. */
    reason: z.string(),
    /** What the reader may do at it. */
    marks: z.array(z.enum(readinessMarks)),
  })
  .meta({ id: 'ReadinessCell' });
export type ReadinessCell = z.infer<typeof ReadinessCell>;

export const ReadinessRow = z
  .object({
    iso3: Iso3,
    name: z.string(),
    isHost: z.boolean(),
    cells: z.array(ReadinessCell),
    late: z.number().int(),
    isToCall: z.boolean(),
    /** The focal point's, where it is known and the reader runs the meeting. */
    telephone: z.string().nullable(),
    focalPoint: z.string().nullable(),
    remindedToday: z.boolean(),
    lastReminded: Instant.nullable(),
  })
  .meta({ id: 'ReadinessRow' });
export type ReadinessRow = z.infer<typeof ReadinessRow>;

/** Latest first; `done` counts by step, of those that take it. */
export const Readiness = z
  .object({
    roundTableId: Id,
    rows: z.array(ReadinessRow),
    done: z.array(z.object({ step: ReadinessStep, count: z.number().int(), of: z.number().int() })),
    mayRun: z.boolean(),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof Readiness>;

export const ReadinessMarkInput = z
  .strictObject({
    roundTable: Id,
    iso3: Iso3,
    step: ReadinessStep,
    mark: z.enum(readinessMarks),
    reason: text(1000).default(''),
  })
  .meta({ id: 'ReadinessMarkInput' });
export type ReadinessMarkInput = z.infer<typeof ReadinessMarkInput>;

export const ReminderAsked = z.strictObject({ roundTable: Id, iso3: Iso3 });
export type ReminderAsked = z.infer<typeof ReminderAsked>;
/** What would be written, in the country's language, and to whom. */
export const ReminderPreview = z
  .object({
    iso3: Iso3,
    to: z.array(z.string()),
    language: Language,
    subject: z.string(),
    paragraphs: z.array(z.string()),
    remindedToday: z.boolean(),
  })
  .meta({ id: 'ReminderPreview' });
export type ReminderPreview = z.infer<typeof ReminderPreview>;
export const RemindInput = z
  .strictObject({ roundTable: Id, countries: z.array(Iso3).min(1).max(100) })
  .meta({ id: 'RemindInput' });
export type RemindInput = z.infer<typeof RemindInput>;

export const ChecklistLine = z
  .object({
    key: z.string(),
    /** In the region's words; empty for what every region has. */
    title: z.string(),
    days: z.number().int(),
    dueOn: Day.nullable(),
    state: z.enum(checklistStates),
    doneAt: Instant.nullable(),
    doneBy: z.string().nullable(),
    /** It follows from the meeting's life, and is ticked by nobody. */
    isDerived: z.boolean(),
  })
  .meta({ id: 'ChecklistLine' });
export type ChecklistLine = z.infer<typeof ChecklistLine>;
export const Checklist = z
  .object({ roundTableId: Id, today: Day, lines: z.array(ChecklistLine), mayRun: z.boolean() })
  .meta({ id: 'Checklist' });
export type Checklist = z.infer<typeof Checklist>;
export const ChecklistMarkInput = z
  .strictObject({ roundTable: Id, item: z.string().min(1).max(40), isDone: z.boolean() })
  .meta({ id: 'ChecklistMarkInput' });
export type ChecklistMarkInput = z.infer<typeof ChecklistMarkInput>;

export const ChecklistItem = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9-]{1,40}$/, { error: 'format' }),
    days: z.number().int().min(-365).max(365),
    title: text(120),
  })
  .meta({ id: 'ChecklistItem' });
export const ChecklistTemplate = z
  .object({ region: RegionCode, items: z.array(ChecklistItem), mayChange: z.boolean(), version: z.number().int() })
  .meta({ id: 'ChecklistTemplate' });
export type ChecklistTemplate = z.infer<typeof ChecklistTemplate>;
export const ChecklistTemplateAsked = z.strictObject({ region: RegionCode });
export type ChecklistTemplateAsked = z.infer<typeof ChecklistTemplateAsked>;
export const ChecklistTemplateInput = z
  .strictObject({ region: RegionCode, items: z.array(ChecklistItem).min(1).max(60) })
  .meta({ id: 'ChecklistTemplateInput' });
export type ChecklistTemplateInput = z.infer<typeof ChecklistTemplateInput>;
