import type { DecisionInput, Team, TeamLetterInput, TeamMeeting, TeamMeetingInput } from '@portal/contracts';
import type { Day } from '@portal/domain';
import type { Field, Values } from './forms';
import { everybody, memberIdsIn } from './invited';
import { zonesToChoose } from '../ui/zone-choice';

/** What somebody is about to do with a meeting of the team, or to write to all of it. */
export type MeetingForm =
  | { readonly kind: 'meeting'; readonly team: Team }
  | { readonly kind: 'meeting-change'; readonly meeting: TeamMeeting }
  | { readonly kind: 'meeting-cancel'; readonly meeting: TeamMeeting }
  | { readonly kind: 'minutes'; readonly meeting: TeamMeeting }
  | { readonly kind: 'decision'; readonly meeting: TeamMeeting }
  | { readonly kind: 'letter'; readonly team: Team };

const meetingFields: readonly Field[] = [
  { name: 'starts', takes: 'moment', isRequired: true },
  { name: 'ends', takes: 'moment', isRequired: true },
  { name: 'zone', takes: 'choice', isRequired: true, options: zones() },
  { name: 'place', takes: 'text', isRequired: true, longest: 300 },
  { name: 'agenda', takes: 'long', longest: 10_000 },
  { name: 'invited', takes: 'people', isRequired: true },
];

export function fieldsOfMeeting({ kind }: MeetingForm): readonly Field[] {
  switch (kind) {
    case 'meeting':
    case 'meeting-change':
      return meetingFields;
    case 'meeting-cancel':
      return [];
    case 'minutes':
      return [{ name: 'document', takes: 'document' }];
    case 'decision':
      return [
        { name: 'text', takes: 'long', isRequired: true, longest: 2000 },
        { name: 'due', takes: 'day' },
      ];
    case 'letter':
      return [
        { name: 'subject', takes: 'text', isRequired: true, longest: 200 },
        { name: 'text', takes: 'long', isRequired: true, longest: 5000 },
      ];
  }
}

/** What stands in such a form when it is opened: a meeting begins at nine, a week from today, by the reader's clock. */
export function initialOfMeeting(form: MeetingForm, inAWeek: Day): Values {
  switch (form.kind) {
    case 'meeting':
      return {
        starts: `${inAWeek}T09:00`,
        ends: `${inAWeek}T12:00`,
        zone: ownZone(),
        place: '',
        agenda: '',
        invited: everybody,
      };
    case 'meeting-change': {
      const { starts, ends, zone, place, agenda, invitees } = form.meeting;
      const invited = invitees.flatMap(({ member }) => member?.id ?? []).join(' ');
      return { starts, ends, zone, place, agenda, invited };
    }
    case 'meeting-cancel':
      return {};
    case 'minutes':
      return { document: form.meeting.minutes?.id ?? '' };
    case 'decision':
      return { text: '', due: '' };
    case 'letter':
      return { subject: '', text: '' };
  }
}

const textOf = (values: Values, field: string): string => values[field]?.trim() ?? '';

export function meetingOf(values: Values): TeamMeetingInput {
  const memberIds = memberIdsIn(textOf(values, 'invited'));
  return {
    starts: textOf(values, 'starts').slice(0, 16),
    ends: textOf(values, 'ends').slice(0, 16),
    zone: textOf(values, 'zone'),
    place: textOf(values, 'place'),
    agenda: textOf(values, 'agenda'),
    ...(memberIds === undefined ? {} : { memberIds }),
  };
}

export function decisionOf(values: Values): DecisionInput {
  return { text: textOf(values, 'text'), due: textOf(values, 'due') || null };
}

export function letterOf(values: Values): TeamLetterInput {
  return { subject: textOf(values, 'subject'), text: textOf(values, 'text') };
}

/** Zones of the time zone database, by name; the reader's own even where its name is an older one. */
function zones(): readonly string[] {
  return [...new Set([ownZone(), ...zonesToChoose()])].toSorted();
}

function ownZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return timeZone.includes('/') ? timeZone : 'UTC';
}
