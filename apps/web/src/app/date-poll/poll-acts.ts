import { inject, Injectable } from '@angular/core';
import type { DatePoll, DateProposals, PollReminders, RoundTable } from '@portal/contracts';
import { addDays, type Day, daysBetween, mostPollOptions } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { zonesToChoose } from '../ui/zone-choice';
import type { FormAct, FormField, FormValues } from '../ui/form-fields';
import { DatePollsApi } from './date-polls-api';
import { PollWords } from './poll-words';

type Option = DatePoll['options'][number];
interface DaySpan {
  readonly first: Day;
  readonly last: Day;
}

/** The acts on date polls, each as a form that says who is told. */
@Injectable({ providedIn: 'root' })
export class PollActs {
  private readonly api = inject(DatePollsApi);
  private readonly words = inject(PollWords);
  private readonly formats = inject(Formats);
  private readonly t = roomTexts('date-poll').t;

  /** @param days that are proposed, of one length */
  open(meeting: RoundTable, days: readonly DaySpan[]): FormAct {
    const today = new Date().toISOString().slice(0, 10);
    return {
      title: this.t('act.open'),
      lead: this.t('open.lead', { countries: this.formats.list(meeting.countries.map(({ name }) => name)) }),
      send: this.t('act.open'),
      draft: `round-table/${meeting.id}/poll${days.map(({ first }) => `/${first}`).join('')}`,
      fields: (values) => [
        { name: 'closesOn', label: this.t('field.closesOn'), takes: 'day', isRequired: true },
        {
          name: 'zone',
          label: this.t('field.zone'),
          takes: 'choice',
          isRequired: true,
          options: zonesToChoose().map((value) => ({ value, name: value })),
        },
        ...this.clock(),
        ...this.options(values),
      ],
      initial: {
        closesOn: addDays(today, 21),
        zone: meeting.zone ?? 'UTC',
        from: '09:00',
        until: '17:00',
        ...valuesOf(days),
      },
      act: async (values, { key }) => {
        const { closesOn = '', zone = '', from = '', until = '' } = values;
        await this.api.open({ roundTable: meeting.id, closesOn, zone, from, until, options: optionsOf(values) }, key);
        return this.t('open.done');
      },
    };
  }

  change(poll: DatePoll): FormAct {
    return {
      title: this.t('act.change'),
      lead: this.t('change.lead'),
      send: this.t('act.change'),
      draft: `date-poll/${poll.id}/change`,
      version: poll.version,
      fields: (values) => [
        { name: 'closesOn', label: this.t('field.closesOn'), takes: 'day', isRequired: true },
        ...this.options(values),
      ],
      initial: { closesOn: poll.closesOn, ...valuesOf(poll.options) },
      act: async (values, { version }) => {
        await this.api.change(poll.id, { closesOn: values['closesOn'] ?? '', options: optionsOf(values) }, version);
        return this.t('change.done');
      },
      readClash: (current) => this.readClash(current),
    };
  }

  /** @param found is given what is free */
  propose(meeting: RoundTable, found: (proposals: DateProposals) => void): FormAct {
    const today = new Date().toISOString().slice(0, 10);
    return {
      title: this.t('act.propose'),
      lead: this.t('propose.lead'),
      send: this.t('act.propose'),
      draft: `round-table/${meeting.id}/free-days`,
      fields: () => [
        { name: 'first', label: this.t('propose.first'), takes: 'day', isRequired: true },
        { name: 'last', label: this.t('propose.last'), takes: 'day', isRequired: true },
        { name: 'days', label: this.t('field.days'), takes: 'number', isRequired: true },
        { name: 'notice', label: this.t('propose.notice'), takes: 'number', isRequired: true },
      ],
      initial: { first: addDays(today, 60), last: addDays(today, 240), days: '3', notice: '60' },
      act: async ({ first = '', last = '', days = '', notice = '' }) => {
        found(await this.api.proposals({ roundTable: meeting.id, first, last, days, notice }));
        return this.t('propose.done');
      },
    };
  }

  confirm(poll: DatePoll, option: Option): FormAct {
    const countries = this.formats.list(poll.countries.map(({ name }) => name));
    return {
      title: this.t('confirm.title', { letter: option.letter, days: this.words.days(option) }),
      lead: this.t('confirm.lead', { countries }),
      send: this.t('act.confirm', { letter: option.letter }),
      draft: `date-poll/${poll.id}/confirm`,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.confirm(poll.id, option.id, key);
        return this.t('confirm.done');
      },
    };
  }

  /** With what each of them would be told, in their language. */
  async remind(poll: DatePoll): Promise<FormAct> {
    const { items }: PollReminders = await this.api.reminders(poll.id);
    return {
      title: this.t('remind.title'),
      lead: items.map(({ name, words }) => this.formats.told(name, words)).join('\n'),
      send: this.t('act.remind', { countries: this.formats.list(items.map(({ name }) => name)) }),
      draft: `date-poll/${poll.id}/remind`,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.remind(poll.id, key);
        return this.t('remind.done');
      },
    };
  }

  close(poll: DatePoll): FormAct {
    return {
      title: this.t('act.close'),
      lead: this.t('close.lead'),
      send: this.t('act.close'),
      draft: `date-poll/${poll.id}/close`,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.close(poll.id, key);
        return this.t('close.done');
      },
    };
  }

  private clock(): readonly FormField[] {
    const hint = this.t('field.time', { time: '09:00' });
    return [
      { name: 'from', label: this.t('field.from'), takes: 'text', isRequired: true, longest: 5, hint },
      { name: 'until', label: this.t('field.until'), takes: 'text', isRequired: true, longest: 5, hint },
    ];
  }

  /** One more than there are: the next is asked for as soon as the last one is written. */
  private options(values: FormValues): readonly FormField[] {
    const written = Array.from({ length: mostPollOptions }, (_, place) => values[`option${place}`] ?? '');
    const shown = Math.min(mostPollOptions, written.findLastIndex((each) => each !== '') + 2);
    return [
      { name: 'days', label: this.t('field.days'), takes: 'number', isRequired: true },
      ...Array.from({ length: shown }, (_, place) => ({
        name: `option${place}`,
        label: this.t('field.option', { number: String(place + 1) }),
        takes: 'day' as const,
        isRequired: place === 0,
        pointers: [String(place)],
      })),
    ];
  }

  private readClash(current: unknown) {
    if (typeof current !== 'object' || current === null || !('options' in current)) return null;
    const theirs = current as DatePoll;
    const says = theirs.options.map((each) => this.formats.told(each.letter, this.words.days(each))).join('\n');
    return { version: theirs.version, says };
  }
}

function valuesOf(days: readonly DaySpan[]): FormValues {
  const [one] = days;
  return {
    days: one ? String(daysBetween(one.first, one.last) + 1) : '3',
    ...Object.fromEntries(days.slice(0, mostPollOptions).map(({ first }, place) => [`option${place}`, first])),
  };
}

function optionsOf(values: FormValues): DaySpan[] {
  const length = Math.max(1, Math.min(30, Number(values['days']) || 1));
  return Array.from({ length: mostPollOptions }, (_, place) => values[`option${place}`] ?? '')
    .filter((first) => first !== '')
    .map((first) => ({ first, last: addDays(first, length - 1) }));
}
