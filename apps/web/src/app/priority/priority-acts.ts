import { inject, Injectable } from '@angular/core';
import type { Priority, PriorityMatrix } from '@portal/contracts';
import { cbrnDomains, longestBallot, type PriorityDecision } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import type { FormAct, FormField, FormValues } from '../ui/form-fields';
import { PrioritiesApi } from './priorities-api';

const places = Array.from({ length: longestBallot }, (_, place) => place + 1);

/** The acts on priorities and ballots, each as a form. */
@Injectable({ providedIn: 'root' })
export class PriorityActs {
  private readonly api = inject(PrioritiesApi);
  private readonly formats = inject(Formats);
  private readonly t = roomTexts('priority').t;
  private readonly words = roomTexts('words').t;

  /** For one's own country, or in the name of the secretariat. */
  propose({ roundTable, answersFor, countries }: PriorityMatrix): FormAct {
    return {
      title: this.t('propose'),
      lead: this.t('propose.lead'),
      send: this.t('propose.send'),
      draft: `round-table/${roundTable}/priority/new`,
      fields: () => [...(answersFor.length > 1 ? [this.countryField(answersFor, countries)] : []), ...this.wording()],
      initial: { country: answersFor[0] ?? '', title: '', domains: '' },
      act: async (values, { key }) => {
        await this.api.propose({ roundTable, country: values['country'] || null, ...wordingOf(values) }, key);
        return this.t('done');
      },
    };
  }

  change({ id, title, domains, version }: Priority): FormAct {
    return {
      title: this.t('change.title'),
      send: this.t('save'),
      draft: `priority/${id}/change`,
      version,
      fields: () => this.wording(),
      initial: { title, domains: domains.join(' ') },
      act: async (values, sending) => {
        await this.api.change(id, wordingOf(values), sending.version);
        return this.t('done');
      },
      readClash: (current) => {
        if (typeof current !== 'object' || current === null || !('version' in current)) return null;
        const theirs = current as Priority;
        return { version: theirs.version, says: theirs.title };
      },
    };
  }

  decide({ id, title }: Priority, decision: PriorityDecision): FormAct {
    return {
      title: this.formats.told(this.t(`decide.${decision}`), title),
      send: this.t(`decide.${decision}`),
      draft: `priority/${id}/${decision}`,
      fields: () => [
        {
          name: 'reason',
          label: this.t('field.reason'),
          takes: 'long',
          longest: 2000,
          isRequired: decision === 'drop',
        },
      ],
      initial: { reason: '' },
      act: async (values, { key }) => {
        await this.api.decide(id, { decision, reason: values['reason']?.trim() ?? '' }, key);
        return this.t('done');
      },
    };
  }

  /** A country's top five: what is chosen above is not offered below. */
  vote(matrix: PriorityMatrix, iso3: string): FormAct {
    const { roundTable, countries, ballots, priorities } = matrix;
    const standing = priorities.filter(({ status }) => status !== 'dropped');
    const present = ballots.find((ballot) => ballot.iso3 === iso3)?.choices ?? [];
    return {
      title: this.t('vote.title', { country: countries.find((each) => each.iso3 === iso3)?.name ?? iso3 }),
      lead: this.t('vote.lead'),
      send: this.t(present.length > 0 ? 'vote.again' : 'vote'),
      draft: `round-table/${roundTable}/ballot/${iso3}`,
      fields: (values) =>
        places
          .filter((place) => place <= standing.length)
          .map((place) => ({
            name: `place-${place}`,
            label: this.t(`place.${place}`),
            takes: 'choice',
            isRequired: place === 1,
            pointers: [String(place - 1), ...(place === 1 ? ['choices'] : [])],
            options: standing
              .filter(({ id }) => !places.some((other) => other !== place && values[`place-${other}`] === id))
              .map(({ id, title }) => ({ value: id, name: title })),
          })),
      initial: Object.fromEntries(places.map((place) => [`place-${place}`, present[place - 1] ?? ''])),
      act: async (values, { key }) => {
        const choices = places.flatMap((place) => values[`place-${place}`] || []);
        await this.api.cast({ roundTable, country: iso3, choices }, key);
        return this.t('done');
      },
    };
  }

  open({ roundTable }: PriorityMatrix): FormAct {
    return {
      title: this.t('open'),
      lead: this.t('open.lead'),
      send: this.t('open'),
      draft: `round-table/${roundTable}/voting/open`,
      fields: () => [{ name: 'until', label: this.t('field.until'), takes: 'moment' }],
      initial: { until: '' },
      act: async (values, { key }) => {
        await this.api.open({ roundTable, until: values['until'] || null }, key);
        return this.t('done');
      },
    };
  }

  close({ roundTable, countries, ballots }: PriorityMatrix): FormAct {
    const without = countries.filter(({ iso3 }) => !ballots.some((ballot) => ballot.iso3 === iso3));
    const names = this.formats.list(without.map(({ name }) => name));
    return {
      title: this.t('closing'),
      lead: without.length > 0 ? this.t('closing.lead', { countries: names }) : this.t('closing.whole'),
      send: this.t('closing'),
      draft: `round-table/${roundTable}/voting/close`,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.close(roundTable, key);
        return this.t('done');
      },
    };
  }

  /** At a later round table: whether an endorsed priority still holds. */
  hold({ roundTable, answersFor, countries }: PriorityMatrix, { id, title }: Priority): FormAct {
    return {
      title: this.formats.told(this.t('hold'), title),
      send: this.t('save'),
      draft: `round-table/${roundTable}/holding/${id}`,
      fields: () => [
        ...(answersFor.length > 1 ? [this.countryField(answersFor, countries)] : []),
        {
          name: 'holds',
          label: this.t('hold'),
          takes: 'choice',
          isRequired: true,
          options: ['yes', 'no'].map((value) => ({ value, name: this.t(`hold.${value}`) })),
        },
        { name: 'note', label: this.t('field.note'), takes: 'long', longest: 2000 },
      ],
      initial: { country: answersFor[0] ?? '', holds: 'yes', note: '' },
      act: async (values, { key }) => {
        const { country = '', holds, note = '' } = values;
        await this.api.hold(id, { roundTable, country, holds: holds === 'yes', note: note.trim() }, key);
        return this.t('done');
      },
    };
  }

  private wording(): readonly FormField[] {
    return [
      { name: 'title', label: this.t('field.title'), takes: 'text', isRequired: true, longest: 200 },
      {
        name: 'domains',
        label: this.t('field.domains'),
        takes: 'several',
        options: cbrnDomains.map((value) => ({ value, name: this.words(`domain.${value}`) })),
      },
    ];
  }

  private countryField(answersFor: readonly string[], countries: PriorityMatrix['countries']): FormField {
    return {
      name: 'country',
      label: this.t('field.country'),
      takes: 'choice',
      isRequired: true,
      options: countries
        .filter(({ iso3 }) => answersFor.includes(iso3))
        .map(({ iso3: value, name }) => ({ value, name })),
    };
  }
}

function wordingOf(values: FormValues) {
  const chosen = (values['domains'] ?? '').split(' ');
  return { title: values['title']?.trim() ?? '', domains: cbrnDomains.filter((each) => chosen.includes(each)) };
}
