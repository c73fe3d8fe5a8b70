import { inject, Injectable } from '@angular/core';
import type { Delegate, Delegation, TeamMember } from '@portal/contracts';
import { delegateAnswers, delegationSeats } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import type { FormAct, FormField } from '../ui/form-fields';
import { DelegationApi } from './delegation-api';

/** Answers that a country gives; the others follow from what it did. */
const given = delegateAnswers.filter((answer) => !['invited', 'seen'].includes(answer));

/** The acts on who comes, each as a form. */
@Injectable({ providedIn: 'root' })
export class DelegationActs {
  private readonly api = inject(DelegationApi);
  private readonly t = roomTexts('delegation').t;

  name(
    roundTable: string,
    { iso3, name: country }: Delegation,
    members: readonly Pick<TeamMember, 'id' | 'name'>[],
  ): FormAct {
    const byName: readonly FormField[] = [
      { name: 'name', label: this.t('person-name'), takes: 'text', longest: 200, isRequired: true },
      { name: 'email', label: this.t('email'), takes: 'email', longest: 254, isRequired: true },
    ];
    return {
      title: this.t('name-somebody'),
      lead: this.t('name-lead', { country }),
      send: this.t('name-somebody'),
      draft: `delegation/${roundTable}/${iso3}/name`,
      fields: (values) => [
        this.seats(),
        {
          name: 'who',
          label: this.t('who'),
          takes: 'choice',
          pointers: ['memberId'],
          options: [{ value: '', name: this.t('who-other') }, ...members.map(({ id, name }) => ({ value: id, name }))],
        },
        ...(values['who'] ? [] : byName),
      ],
      initial: { seat: 'head', who: '', name: '', email: '' },
      act: async ({ who, name = '', email = '', ...values }, { key }) => {
        const person = who ? { memberId: who } : { name, email };
        await this.api.name({ roundTable, iso3, seat: seatOf(values['seat']), person }, key);
        return this.t('named');
      },
    };
  }

  change({ id, version, seat, answer, name }: Delegate): FormAct {
    return {
      title: name ?? this.t('change'),
      send: this.t('save'),
      draft: `delegate/${id}`,
      fields: () => [
        this.seats(),
        {
          name: 'answer',
          label: this.t('answer'),
          takes: 'choice',
          options: given.map((value) => ({ value, name: this.t(`answer.${value}`) })),
        },
      ],
      initial: { seat, answer },
      version,
      act: async (values, sending) => {
        const said = given.find((each) => each === values['answer']) ?? answer;
        await this.api.change(id, { seat: seatOf(values['seat']), answer: said }, sending.version);
        return this.t('saved');
      },
    };
  }

  needs({ id, needs }: Delegate): FormAct {
    return {
      title: this.t('needs'),
      lead: this.t('needs-lead'),
      send: this.t('save'),
      draft: `delegate/${id}/needs`,
      fields: () => [
        { name: 'visaLetter', label: this.t('visa-letter'), takes: 'check' },
        { name: 'interpretation', label: this.t('interpretation'), takes: 'text', longest: 60 },
        { name: 'diet', label: this.t('diet'), takes: 'text', longest: 300 },
      ],
      initial: {
        visaLetter: needs?.visaLetter ? 'yes' : '',
        interpretation: needs?.interpretation ?? '',
        diet: needs?.diet ?? '',
      },
      act: async ({ visaLetter, interpretation = '', diet = '' }, { key }) => {
        await this.api.setNeeds(id, { visaLetter: visaLetter === 'yes', interpretation, diet }, key);
        return this.t('saved');
      },
    };
  }

  erase({ id }: Delegate): FormAct {
    return {
      title: this.t('erase'),
      lead: this.t('erase-lead'),
      send: this.t('erase'),
      draft: `delegate/${id}/erase`,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.erase(id, key);
        return this.t('saved');
      },
    };
  }

  setSeats(roundTable: string, { iso3, name, seats }: Delegation): FormAct {
    return {
      title: `${this.t('set-seats')}: ${name}`,
      send: this.t('save'),
      draft: `delegation/${roundTable}/${iso3}/seats`,
      fields: () =>
        delegationSeats.map((seat) => ({
          name: seat,
          label: this.t(`seat.${seat}`),
          takes: 'number',
          isRequired: true,
        })),
      initial: Object.fromEntries(delegationSeats.map((seat) => [seat, String(seats[seat])])),
      act: async (values, { key }) => {
        const of = (seat: string) => Number(values[seat] ?? 0);
        const { api } = this;
        await api.setSeats(
          {
            roundTable,
            iso3,
            seats: {
              head: of('head'),
              delegate: of('delegate'),
              alternate: of('alternate'),
              observer: of('observer'),
              interpreter: of('interpreter'),
            },
          },
          key,
        );
        return this.t('saved');
      },
    };
  }

  private seats(): FormField {
    return {
      name: 'seat',
      label: this.t('seat'),
      takes: 'choice',
      isRequired: true,
      options: delegationSeats.map((value) => ({ value, name: this.t(`seat.${value}`) })),
    };
  }
}

function seatOf(value: string | undefined) {
  return delegationSeats.find((seat) => seat === value) ?? 'delegate';
}
