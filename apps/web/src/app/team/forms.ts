import type {
  HoldingInput,
  InstrumentInput,
  InstrumentPatch,
  SeatHolding,
  SeatInput,
  SeatOnDay,
  SeatPatch,
  Team,
  TeamInput,
  TeamInstrument,
  TeamMember,
  TeamMemberPatch,
  TeamPatch,
} from '@portal/contracts';
import {
  addDays,
  type CbrnDomain,
  cbrnDomains,
  type Day,
  type InstrumentKind,
  instrumentKinds,
  languages,
  type SeatPlace,
  type SeatRole,
  seatRoles,
  type SeatSight,
  seatSights,
  type Visibility,
  visibilities,
} from '@portal/domain';
import { fieldsOfMeeting, initialOfMeeting, type MeetingForm } from './meeting-forms';

/** What somebody is about to do with the team. */
export type TeamForm =
  | MeetingForm
  | { readonly kind: 'begin' }
  | { readonly kind: 'change'; readonly team: Team }
  | { readonly kind: 'renew'; readonly team: Team }
  | { readonly kind: 'seat'; readonly team: Team; readonly sector: string | null }
  | { readonly kind: 'seat-change'; readonly seat: SeatOnDay }
  | { readonly kind: 'name'; readonly seat: SeatOnDay; readonly place: SeatPlace; readonly since: Day | null }
  | { readonly kind: 'member'; readonly member: TeamMember }
  | { readonly kind: 'end'; readonly seat: SeatOnDay; readonly holding: SeatHolding }
  | { readonly kind: 'instrument'; readonly team: Team }
  | { readonly kind: 'instrument-change'; readonly instrument: TeamInstrument };

/** All that is written in a form, by field; nothing is the empty text. */
export type Values = Readonly<Record<string, string>>;

/** A field, and what it takes. `options` are named by the page. */
export interface Field {
  readonly name: string;
  readonly takes:
    'text' | 'email' | 'url' | 'day' | 'moment' | 'choice' | 'domains' | 'document' | 'long' | 'people' | 'languages';
  readonly isRequired?: boolean;
  readonly options?: readonly string[];
  readonly longest?: number;
}

const name: Field = { name: 'name', takes: 'text', isRequired: true, longest: 300 };
const until: Field = { name: 'until', takes: 'day' };
const visibility: Field = { name: 'visibility', takes: 'choice', options: visibilities };
const institution: Field = { name: 'institution', takes: 'text', isRequired: true, longest: 300 };
const domains: Field = { name: 'domains', takes: 'domains' };
const shownTo: Field = { name: 'shownTo', takes: 'choice', options: seatSights };
const since: Field = { name: 'since', takes: 'day', isRequired: true };
const said: readonly Field[] = [
  { name: 'title', takes: 'text', isRequired: true, longest: 300 },
  { name: 'on', takes: 'day', isRequired: true },
  { name: 'document', takes: 'document' },
  { name: 'url', takes: 'url', longest: 2000 },
  { name: 'note', takes: 'long', longest: 2000 },
];

/** The value of a choice that stands for somebody who is not on the list yet. */
export const somebodyNew = 'new';

/**
 * The fields of a form, as it is written so far: of somebody new it asks more.
 *
 * @param sectors ids, as the seat's sector is chosen from them
 * @param members ids of those on the list
 */
export function fieldsOf(
  form: TeamForm,
  values: Values,
  sectors: readonly string[],
  members: readonly string[],
): readonly Field[] {
  switch (form.kind) {
    case 'begin':
      return [name, until, visibility];
    case 'change':
      return [name, visibility, { name: 'document', takes: 'document' }];
    case 'renew':
    case 'end':
      return [{ ...until, isRequired: true }];
    case 'seat':
      return [
        { name: 'sector', takes: 'choice', isRequired: true, options: sectors },
        institution,
        domains,
        since,
        shownTo,
      ];
    case 'seat-change':
      return [institution, domains, shownTo, until];
    case 'name':
      return [
        { name: 'who', takes: 'choice', options: [somebodyNew, ...members] },
        ...(values['who'] === somebodyNew ? asksOfNew : []),
        { name: 'role', takes: 'choice', options: seatRoles },
        since,
        until,
        { name: 'document', takes: 'document' },
      ];
    case 'member':
      return [
        ...asksOfNew,
        { ...institution, isRequired: false },
        { name: 'spellings', takes: 'long', longest: 2100 },
        { name: 'languages', takes: 'languages' },
        domains,
      ];
    case 'instrument':
      return [{ name: 'kind', takes: 'choice', options: instrumentKinds }, ...said];
    case 'instrument-change':
      return said;
    default:
      return fieldsOfMeeting(form);
  }
}

const asksOfNew: readonly Field[] = [
  { ...name, longest: 200 },
  { name: 'email', takes: 'email', longest: 254 },
  { name: 'telephone', takes: 'text', longest: 60 },
];

/** What stands in a form when it is opened. */
export function initialOf(form: TeamForm, today: Day): Values {
  switch (form.kind) {
    case 'begin':
      return { name: '', until: '', visibility: 'network' };
    case 'change':
      return { name: form.team.name, visibility: form.team.visibility, document: form.team.terms?.id ?? '' };
    case 'renew':
      return { until: '' };
    case 'end':
      return { until: form.holding.until ?? today };
    case 'seat':
      return { sector: form.sector ?? '', institution: '', domains: '', since: today, shownTo: 'team' };
    case 'seat-change': {
      const { seat } = form;
      return {
        institution: seat.institution,
        domains: seat.domains.join(''),
        shownTo: seat.shownTo,
        until: seat.until ?? '',
      };
    }
    case 'name':
      return {
        who: somebodyNew,
        name: '',
        email: '',
        telephone: '',
        role: 'member',
        since: form.since ?? today,
        until: '',
        document: '',
      };
    case 'member': {
      const { name: known, institution: from, contact, spellings, languages: spoken, domains: of } = form.member;
      return {
        name: known,
        institution: from,
        email: contact?.email ?? '',
        telephone: contact?.telephone ?? '',
        spellings: spellings.join('\n'),
        languages: spoken.join(' '),
        domains: of.join(''),
      };
    }
    case 'instrument':
      return { kind: 'founding', title: '', on: '', url: '', note: '', document: '' };
    case 'instrument-change': {
      const { title, on, url, note, document } = form.instrument;
      return { title, on, url: url ?? '', note, document: document?.id ?? '' };
    }
    default:
      return initialOfMeeting(form, addDays(today, 7));
  }
}

/** The name under which what is written is kept on the device. */
export function recordOf(iso3: string, form: TeamForm): string {
  const of =
    'seat' in form
      ? form.seat.id
      : 'instrument' in form
        ? form.instrument.id
        : 'member' in form
          ? form.member.id
          : 'meeting' in form
            ? form.meeting.id
            : '';
  return `team/${iso3}/${form.kind}/${of}${form.kind === 'name' ? form.place : form.kind === 'end' ? form.holding.id : ''}`;
}

/** Fields that must say something and say nothing. */
export function missingIn(fields: readonly Field[], values: Values): readonly string[] {
  return fields.flatMap((field) => (field.isRequired && !values[field.name]?.trim() ? [field.name] : []));
}

const given = (value: string | undefined): string | null => (value?.trim() ? value.trim() : null);
const oneOf = <T extends string>(all: readonly T[], value: string | undefined): T | undefined =>
  all.find((each) => each === value);
const domainsIn = (values: Values): CbrnDomain[] => cbrnDomains.filter((each) => values['domains']?.includes(each));
const textOf = (values: Values, field: string): string => values[field]?.trim() ?? '';

export function beginningOf(values: Values): TeamInput {
  const last = given(values['until']);
  return { name: textOf(values, 'name'), ...seenBy(values), ...(last === null ? {} : { until: last }) };
}

export function teamPatchOf(values: Values): TeamPatch {
  return { name: textOf(values, 'name'), ...seenBy(values), termsDocumentId: given(values['document']) };
}

function seenBy(values: Values): { readonly visibility?: Visibility } {
  const chosen = oneOf(visibilities, values['visibility']);
  return chosen ? { visibility: chosen } : {};
}

export function seatOf(values: Values): SeatInput {
  return {
    sector: textOf(values, 'sector'),
    institution: textOf(values, 'institution'),
    domains: domainsIn(values),
    since: textOf(values, 'since'),
    shownTo: sightOf(values),
  };
}

export function seatPatchOf(values: Values): SeatPatch {
  return {
    institution: textOf(values, 'institution'),
    domains: domainsIn(values),
    shownTo: sightOf(values),
    until: given(values['until']),
  };
}

function sightOf(values: Values): SeatSight {
  return oneOf(seatSights, values['shownTo']) ?? 'team';
}

export function holdingOf(values: Values, place: SeatPlace, seatInstitution: string): HoldingInput {
  const term = {
    place,
    role: oneOf<SeatRole>(seatRoles, values['role']) ?? 'member',
    since: textOf(values, 'since'),
    until: given(values['until']),
    letterDocumentId: given(values['document']),
  };
  if (values['who'] !== somebodyNew) return { memberId: textOf(values, 'who'), ...term };
  const member = {
    name: textOf(values, 'name'),
    institution: seatInstitution,
    spellings: [],
    languages: [],
    domains: [],
    email: given(values['email']),
    telephone: given(values['telephone']),
  };
  return { member, ...term };
}

export function memberPatchOf(values: Values): TeamMemberPatch {
  const spoken = textOf(values, 'languages').split(' ');
  return {
    name: textOf(values, 'name'),
    institution: textOf(values, 'institution'),
    spellings: spellingsIn(textOf(values, 'spellings')),
    languages: languages.filter((each) => spoken.includes(each)),
    domains: domainsIn(values),
    email: given(values['email']),
    telephone: given(values['telephone']),
  };
}

/** One to a line; the same twice is one. */
function spellingsIn(lines: string): string[] {
  return [...new Set(lines.split('\n').flatMap((line) => line.trim() || []))];
}

export function instrumentOf(values: Values): InstrumentInput {
  return { kind: oneOf<InstrumentKind>(instrumentKinds, values['kind']) ?? 'founding', ...saidIn(values) };
}

export function instrumentPatchOf(values: Values): InstrumentPatch {
  return saidIn(values);
}

function saidIn(values: Values) {
  return {
    title: textOf(values, 'title'),
    on: textOf(values, 'on'),
    note: textOf(values, 'note'),
    documentId: given(values['document']),
    url: given(values['url']),
  };
}
