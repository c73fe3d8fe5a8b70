/**
 * The agenda of a round table (domain.md, "Agenda item"): a draft is for who runs the meeting, a published one for those
 * who take part. Start times follow from order, durations and the beginning of each day.
 *
 *   GET    agenda-items?roundTable=                    Agenda: all items with their times, and how the day went
 *   POST   agenda-items                                AgendaItemInput → AgendaItem
 *   PATCH  agenda-items/:id          If-Match          AgendaItemPatch → AgendaItem
 *   DELETE agenda-items/:id                            of a draft alone; a published item is left out by its PATCH
 *   POST   agenda-items/order                          AgendaOrderInput → Agenda; 412 with the present one
 *   POST   agenda-items/days                           AgendaDaysInput → Agenda
 *   POST   agenda-items/publication                    AgendaPublicationInput → Agenda
 *   POST   agenda-items/:id/taps                       AgendaTapInput → Agenda
 */
import * as z from 'zod';
import {
  agendaDaysAtMost,
  agendaItemKinds,
  agendaMinutesAtMost,
  agendaTapKinds,
  agendaTracksAtMost,
} from '@portal/domain';
import { Day, Id, Instant, text, words } from './scalars.js';
import { LocalTime } from './team-meetings.js';

export const AgendaItemKind = z.enum(agendaItemKinds).meta({ id: 'AgendaItemKind' });
export const AgendaTapKind = z.enum(agendaTapKinds).meta({ id: 'AgendaTapKind' });

/** The time of a day by a clock: `09:30`. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' })
  .meta({ id: 'ClockTime' });

/** A paper for an item; only such as the reader may see. */
export const AgendaPaper = z.object({ id: Id, title: z.string() }).meta({ id: 'AgendaPaper' });

export const AgendaItem = z
  .object({
    id: Id,
    /** 1: the meeting's first day. */
    day: z.number().int(),
    /** 0: everybody together; 1 and more: beside the other sessions. */
    track: z.number().int(),
    minutes: z.number().int(),
    kind: AgendaItemKind,
    title: z.string(),
    speaker: z.string(),
    papers: z.array(AgendaPaper),
    /** As planned; null: the meeting has no day yet, or the item is left out. */
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    /** The same by the clock of the place. */
    starts: LocalTime.nullable(),
    ends: LocalTime.nullable(),
    /** As it went, by the taps in the room. */
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    /** Added, changed or left out after the agenda was published. */
    isChanged: z.boolean(),
    isLeftOut: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'AgendaItem' });
export type AgendaItem = z.infer<typeof AgendaItem>;

/** What earlier round tables left to do, by whom, until when. */
export const MatterArising = z
  .object({ id: Id, reference: z.string(), text: z.string(), addressee: z.string(), due: Day.nullable() })
  .meta({ id: 'MatterArising' });
export type MatterArising = z.infer<typeof MatterArising>;

export const Agenda = z
  .object({
    roundTable: Id,
    /** In their order, day by day. */
    items: z.array(AgendaItem),
    /** Each day of the meeting, and when it begins by the clock of the place. */
    days: z.array(z.object({ day: z.number().int(), on: Day.nullable(), begins: ClockTime })),
    zone: z.string().nullable(),
    publishedAt: Instant.nullable(),
    matters: z.array(MatterArising),
    mayRun: z.boolean(),
    /** Of the order; 0: nothing is written yet. */
    version: z.number().int(),
  })
  .meta({ id: 'Agenda' });
export type Agenda = z.infer<typeof Agenda>;

const item = {
  day: z.number().int().min(1).max(agendaDaysAtMost),
  track: z.number().int().min(0).max(agendaTracksAtMost),
  minutes: z.number().int().min(1).max(agendaMinutesAtMost),
  kind: AgendaItemKind,
  title: words(300),
  speaker: text(300),
  documents: z.array(Id).max(20),
};

/** Adds an item: behind another, or as the last of its day. */
export const AgendaItemInput = z
  .strictObject({
    roundTable: Id,
    ...item,
    track: item.track.default(0),
    speaker: item.speaker.default(''),
    documents: item.documents.default([]),
    after: Id.nullable().default(null),
  })
  .meta({ id: 'AgendaItemInput' });
export type AgendaItemInput = z.infer<typeof AgendaItemInput>;

export const AgendaItemPatch = z
  .strictObject({
    minutes: item.minutes,
    kind: item.kind,
    title: item.title,
    speaker: item.speaker,
    documents: item.documents,
    isLeftOut: z.boolean(),
  })
  .partial()
  .meta({ id: 'AgendaItemPatch' });
export type AgendaItemPatch = z.infer<typeof AgendaItemPatch>;

/**
 * Moves an item behind another of that day, or before all of it. `version` is that of the order that was seen: what
 * others moved meanwhile stays as they put it, and a move that no longer means the same is told with the present order.
 */
export const AgendaOrderInput = z
  .strictObject({
    roundTable: Id,
    id: Id,
    day: item.day,
    track: item.track,
    after: Id.nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'AgendaOrderInput' });
export type AgendaOrderInput = z.infer<typeof AgendaOrderInput>;

export const AgendaDaysInput = z
  .strictObject({ roundTable: Id, begins: z.array(ClockTime).min(1).max(agendaDaysAtMost), version: z.number().int() })
  .meta({ id: 'AgendaDaysInput' });
export type AgendaDaysInput = z.infer<typeof AgendaDaysInput>;

export const AgendaPublicationInput = z.strictObject({ roundTable: Id }).meta({ id: 'AgendaPublicationInput' });
export type AgendaPublicationInput = z.infer<typeof AgendaPublicationInput>;

/** `at` is the time on the device that was tapped: it may have had no line then. */
export const AgendaTapInput = z.strictObject({ kind: AgendaTapKind, at: Instant }).meta({ id: 'AgendaTapInput' });
export type AgendaTapInput = z.infer<typeof AgendaTapInput>;
