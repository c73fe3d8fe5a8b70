/**
 * Round tables and other meetings of the network (domain.md, "Round table"; §82). What one is, where and when is for the
 * network; what happens inside (steps with their notes, delegations, positions, conclusions) for those who take part.
 *
 *   GET    round-tables?year=&region=&life=&kind=&host=&sample=   RoundTables
 *   GET    round-tables/hosts                                     HostCountries
 *   POST   round-tables                                           RoundTableInput → RoundTable
 *   GET    round-tables/board?year=&sample=                       RoundTableBoard: a year of all regions
 *   GET    round-tables/:id                                       RoundTable
 *   PATCH  round-tables/:id            If-Match                   RoundTablePatch → RoundTable
 *   POST   round-tables/:id/steps                                 RoundTableStepInput → RoundTable
 */
import * as z from 'zod';
import {
  clockPasses,
  meetingFormats,
  participations,
  roundTableKinds,
  roundTableLives,
  roundTableReadings,
  roundTableSteps,
} from '@portal/domain';
import { anyOf, listing, listOf, whole } from './lists.js';
import { Sample } from './picture.js';
import { Id, Instant, Iso3, Language, RegionCode, text, words } from './scalars.js';
import { Hand } from './status.js';
import { LocalTime, ZoneName } from './team-meetings.js';

export const RoundTableKind = z.enum(roundTableKinds).meta({ id: 'RoundTableKind' });
export const MeetingFormat = z.enum(meetingFormats).meta({ id: 'MeetingFormat' });
export const RoundTableLife = z.enum(roundTableLives).meta({ id: 'RoundTableLife' });
export const RoundTableStep = z.enum(roundTableSteps).meta({ id: 'RoundTableStep' });
export const ClockPass = z.enum(clockPasses).meta({ id: 'ClockPass' });
export const RoundTableYearNumber = z.coerce.number().int().min(2010).max(2100);

/** What a meeting is, where and when: for everybody who is signed in; documented ones for all. */
export const RoundTableSummary = z
  .object({
    id: Id,
    /** `AAF-2026-RT2`: stable for ever, can be said on the phone. */
    reference: z.string(),
    kind: RoundTableKind,
    /** Whose secretariat plans it; null: headquarters. */
    region: RegionCode.nullable(),
    /** All regions whose countries take part, the planning one first. */
    regions: z.array(RegionCode),
    /** Running number through the region's life; null: not known. */
    number: z.number().int().nullable(),
    title: z.string(),
    language: Language,
    format: MeetingFormat,
    host: z.object({ iso3: Iso3, name: z.string() }).nullable(),
    city: z.string(),
    venue: z.string(),
    zone: z.string().nullable(),
    /** By the clock of the place; null: no day is set, or none is recorded. */
    starts: LocalTime.nullable(),
    ends: LocalTime.nullable(),
    startsAt: Instant.nullable(),
    endsAt: Instant.nullable(),
    /** The year for which it counts. */
    year: z.number().int(),
    life: RoundTableLife,
    /** The international meeting that it is held beside. */
    alongsideId: Id.nullable(),
    isDocumented: z.boolean(),
    sample: z.boolean(),
    version: z.number().int(),
  })
  .meta({ id: 'RoundTableSummary' });
export type RoundTableSummary = z.infer<typeof RoundTableSummary>;
export const RoundTables = listOf(RoundTableSummary).meta({ id: 'RoundTables' });
export type RoundTables = z.infer<typeof RoundTables>;
export const RoundTablesQuery = z.strictObject({
  ...listing,
  year: RoundTableYearNumber.optional(),
  region: anyOf(RegionCode),
  life: anyOf(RoundTableLife),
  kind: anyOf(RoundTableKind),
  host: anyOf(Iso3),
  /** Those in which any of these countries takes part. */
  iso3: anyOf(Iso3),
  sample: Sample,
});
export type RoundTablesQuery = z.infer<typeof RoundTablesQuery>;

/** Where a meeting may be held: partner countries first, then every other. */
export const HostCountries = whole(z.object({ iso3: Iso3, name: z.string(), isPartner: z.boolean() })).meta({
  id: 'HostCountries',
});
export type HostCountries = z.infer<typeof HostCountries>;

/** How far a region's year is planned: two are due (§82). */
export const RegionYear = z
  .object({
    region: RegionCode,
    due: z.number().int(),
    confirmed: z.number().int(),
    placed: z.number().int(),
    missing: z.number().int(),
  })
  .meta({ id: 'RegionYear' });

/** A year of all regions, whole. */
export const RoundTableBoard = z
  .object({
    year: z.number().int(),
    items: z.array(RoundTableSummary),
    regions: z.array(RegionYear),
    /** The regions for which the reader may begin a round table; null among them: for the network. */
    mayBegin: z.array(RegionCode.nullable()),
  })
  .meta({ id: 'RoundTableBoard' });
export type RoundTableBoard = z.infer<typeof RoundTableBoard>;
export const RoundTableBoardQuery = z.strictObject({ year: RoundTableYearNumber, sample: Sample });
export type RoundTableBoardQuery = z.infer<typeof RoundTableBoardQuery>;

/** What a source says of a meeting, and how the record was read from it. */
export const RoundTableSource = z
  .object({
    source: z.string(),
    paragraph: z.string(),
    /** In the source's own language (zh). */
    quote: z.string(),
    reading: z.enum(roundTableReadings),
    /** What another source says, in English; never taken into the record. */
    otherSource: z.object({ says: z.string(), url: z.string() }).nullable(),
  })
  .meta({ id: 'RoundTableSource' });
export type RoundTableSource = z.infer<typeof RoundTableSource>;

/** A country that takes part, and as what; `isHost` where it hosts. */
export const RoundTableCountry = z
  .object({
    iso3: Iso3,
    name: z.string(),
    participation: z.enum(participations),
    isHost: z.boolean(),
  })
  .meta({ id: 'RoundTableCountry' });
export type RoundTableCountry = z.infer<typeof RoundTableCountry>;

/** A step of its life: when; in what office and with what words only for those who take part. */
export const RoundTableStepTaken = z
  .object({ life: RoundTableLife, at: Instant, by: Hand.nullable(), note: z.string() })
  .meta({ id: 'RoundTableStepTaken' });

/** One meeting with what the reader may know and do. */
export const RoundTable = RoundTableSummary.extend({
  /** With their time zones (IANA), so that whoever joins from there finds their hour. */
  countries: z.array(RoundTableCountry.extend({ zones: z.array(z.string()) })),
  /** Organisations that are invited besides. */
  guests: z.array(z.string()),
  alongside: z.object({ id: Id, title: z.string(), city: z.string() }).nullable(),
  steps: z.array(RoundTableStepTaken),
  documented: RoundTableSource.nullable(),
  /** Whether the reader sees what happens inside: of its regions or observers, or headquarters. */
  isInside: z.boolean(),
  mayRun: z.boolean(),
  /** The reader's own countries among those that take part, for which they answer. */
  answersFor: z.array(Iso3),
  maySteps: z.array(RoundTableStep),
  /** How many member countries are heard, of how many; null where the reader sees nothing of the inside. */
  heard: z.object({ countries: z.number().int(), of: z.number().int() }).nullable(),
}).meta({ id: 'RoundTable' });
export type RoundTable = z.infer<typeof RoundTable>;

const Guests = z.array(words(200)).max(50);
const Observers = z.array(Iso3).max(100);
const place = {
  format: MeetingFormat,
  host: Iso3.nullable(),
  city: text(120),
  venue: text(300),
  zone: ZoneName.nullable(),
  starts: LocalTime.nullable(),
  ends: LocalTime.nullable(),
  startsPass: ClockPass.nullable(),
  endsPass: ClockPass.nullable(),
};

/** Begins a round table. Without days it stands on the board as one to place. Without a number the next of its region. */
export const RoundTableInput = z
  .strictObject({
    kind: RoundTableKind.default('regional'),
    region: RegionCode.nullable(),
    /** Other regions that take part. */
    otherRegions: z.array(RegionCode).max(8).default([]),
    year: z.number().int().min(2010).max(2100),
    number: z.number().int().min(1).max(999).nullable().default(null),
    title: text(200).default(''),
    language: Language,
    format: place.format.default('in-person'),
    host: place.host.default(null),
    city: place.city.default(''),
    venue: place.venue.default(''),
    zone: place.zone.default(null),
    starts: place.starts.default(null),
    ends: place.ends.default(null),
    startsPass: place.startsPass.default(null),
    endsPass: place.endsPass.default(null),
    alongsideId: Id.nullable().default(null),
    observers: Observers.default([]),
    guests: Guests.default([]),
  })
  .meta({ id: 'RoundTableInput' });
export type RoundTableInput = z.infer<typeof RoundTableInput>;

export const RoundTablePatch = z
  .strictObject({
    otherRegions: z.array(RegionCode).max(8),
    number: z.number().int().min(1).max(999).nullable(),
    title: text(200),
    language: Language,
    ...place,
    alongsideId: Id.nullable(),
    observers: Observers,
    guests: Guests,
  })
  .partial()
  .meta({ id: 'RoundTablePatch' });
export type RoundTablePatch = z.infer<typeof RoundTablePatch>;

export const RoundTableStepInput = z
  .strictObject({ step: RoundTableStep, note: text(2000).default('') })
  .meta({ id: 'RoundTableStepInput' });
export type RoundTableStepInput = z.infer<typeof RoundTableStepInput>;

/** Where something hangs on one round table. */
export const OfRoundTable = z.strictObject({ roundTable: Id });
export type OfRoundTable = z.infer<typeof OfRoundTable>;
