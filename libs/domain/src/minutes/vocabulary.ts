import type { Day, Instant } from '../day.js';
import type { Language } from '../identity/actor.js';
import type { MeetingFormat, Participation, RoundTableKind, RoundTableLife } from '../round-table/vocabulary.js';

/** The sections of minutes, in their order. */
export const minutesSections = [
  'frame',
  'participants',
  'attendance',
  'agenda',
  'positions',
  'priorities',
  'conclusions',
  'commitments',
  'closing',
] as const;
export type MinutesSection = (typeof minutesSections)[number];

/** Sections that are drawn from records of other rooms; null where nothing of that kind is recorded. */
export const minutesRecordSections = [
  'attendance',
  'agenda',
  'positions',
  'priorities',
  'conclusions',
  'commitments',
] as const;
export type MinutesRecordSection = (typeof minutesRecordSections)[number];

/** One record of what happened: whose, its number, what it is called (or its day), and what it says in its own words. */
export interface MinutesItem {
  readonly iso3: string | null;
  /** Whose it is where it is no country's. */
  readonly office?: 'secretariat' | 'headquarters' | null | undefined;
  readonly number: string;
  readonly title: string;
  readonly text: string;
}

/** What happened, as it was recorded; nothing in it is of a language but names and people's own words. */
export interface MinutesFacts {
  readonly meeting: {
    readonly reference: string;
    readonly kind: RoundTableKind;
    readonly number: number | null;
    readonly title: string;
    readonly format: MeetingFormat;
    readonly regions: readonly string[];
    readonly host: string | null;
    readonly city: string;
    readonly venue: string;
    readonly firstDay: Day | null;
    readonly lastDay: Day | null;
  };
  readonly countries: readonly { readonly iso3: string; readonly participation: Participation }[];
  readonly guests: readonly string[];
  readonly steps: readonly { readonly life: RoundTableLife; readonly at: Instant }[];
  readonly records: Readonly<Record<MinutesRecordSection, readonly MinutesItem[] | null>>;
}

/** What the secretariat made of one section: its own text by language, and whether what is recorded stays out of it. */
export interface MinutesText {
  readonly section: MinutesSection;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  readonly isLeftOut: boolean;
}
