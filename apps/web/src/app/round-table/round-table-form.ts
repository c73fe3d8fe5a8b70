import type { RoundTable, RoundTableInput, RoundTablePatch } from '@portal/contracts';
import {
  type ClockPass,
  clockPasses,
  instantsWhen,
  isLocalTime,
  isZone,
  type Language,
  languages,
  type MeetingFormat,
  meetingFormats,
  type RoundTableKind,
  roundTableKinds,
} from '@portal/domain';
import type { FormValues } from '../ui/form-fields';

/** What stands in the form of a round table when it is opened. */
export function valuesOf(meeting: RoundTable): FormValues {
  return {
    number: meeting.number === null ? '' : String(meeting.number),
    title: meeting.title,
    format: meeting.format,
    alongsideId: meeting.alongsideId ?? '',
    host: meeting.host?.iso3 ?? '',
    city: meeting.city,
    venue: meeting.venue,
    zone: meeting.zone ?? '',
    starts: meeting.starts ?? '',
    ends: meeting.ends ?? '',
    startsPass: '',
    endsPass: '',
    language: meeting.language,
    observers: meeting.countries.flatMap((each) => (each.participation === 'observer' ? [each.iso3] : [])).join(' '),
    guests: meeting.guests.join('\n'),
  };
}

/** What the form says, as the contract takes it. */
export function patchOf(values: FormValues) {
  const text = (field: string) => values[field]?.trim() ?? '';
  const moment = (field: string) => text(field).slice(0, 16) || null;
  const number = Number(text('number'));
  return {
    number: number > 0 ? number : null,
    title: text('title'),
    format: formatOf(text('format')),
    alongsideId: text('alongsideId') || null,
    host: text('host') || null,
    city: text('city'),
    venue: text('venue'),
    zone: text('zone') || null,
    starts: moment('starts'),
    ends: moment('ends'),
    startsPass: passOf(text('startsPass')),
    endsPass: passOf(text('endsPass')),
    language: languageOf(text('language')),
    observers: text('observers').split(' ').filter(Boolean),
    guests: text('guests')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  } satisfies RoundTablePatch;
}

/** What stands in the form of a new one. */
export function emptyValues(language: string, region: string): FormValues {
  return {
    region,
    otherRegions: '',
    number: '',
    title: '',
    format: 'in-person',
    alongsideId: '',
    host: '',
    city: '',
    venue: '',
    zone: '',
    starts: '',
    ends: '',
    startsPass: '',
    endsPass: '',
    language,
    observers: '',
    guests: '',
  };
}

/** What the form of a new one says, as the contract takes it. */
export function inputOf(values: FormValues): RoundTableInput {
  const kind = kindOf(values);
  return {
    ...patchOf(values),
    kind,
    region: kind === 'regional' ? values['region'] || null : null,
    otherRegions: (values['otherRegions'] ?? '').split(' ').filter(Boolean),
    year: Number(values['year']),
  };
}

export function kindOf(values: FormValues): RoundTableKind {
  return roundTableKinds.find((each) => each === values['kind']) ?? 'regional';
}

/** Whether the clock of the zone shows this time twice, so that one must say which. */
export function hasAmbiguity(values: FormValues, field: 'starts' | 'ends'): boolean {
  const local = (values[field] ?? '').slice(0, 16);
  const zone = values['zone'] ?? '';
  return isLocalTime(local) && isZone(zone) && instantsWhen(local, zone).length > 1;
}

function formatOf(said: string): MeetingFormat {
  return meetingFormats.find((each) => each === said) ?? 'in-person';
}

function languageOf(said: string): Language {
  return languages.find((each) => each === said) ?? 'en';
}

function passOf(said: string): ClockPass | null {
  return clockPasses.find((each) => each === said) ?? null;
}
