import { inject, Injectable } from '@angular/core';
import type { CountryPosition, Positions, PositionVersion } from '@portal/contracts';
import { hearingChannels, type HearingChannel } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import type { FormAct, FormField, FormValues } from '../ui/form-fields';
import { PositionWordsSaid } from './position-words';
import { PositionsApi } from './positions-api';

/** The acts on positions, each as a form. */
@Injectable({ providedIn: 'root' })
export class PositionActs {
  private readonly api = inject(PositionsApi);
  private readonly said = inject(PositionWordsSaid);
  private readonly formats = inject(Formats);
  private readonly language = inject(Languages).current;
  private readonly t = roomTexts('position').t;

  /** The country's own words; what is written stays on this device until it is given, or kept for its people. */
  write(roundTable: string, { iso3, name, last, draft }: CountryPosition): FormAct {
    const words = draft ?? (last?.kind === 'given' ? last.words : null);
    return {
      title: this.t('write.title', { country: name }),
      lead: this.t('write.lead'),
      send: this.t('write.send'),
      draft: `round-table/${roundTable}/position/${iso3}`,
      version: last?.number ?? 0,
      fields: (values) => [
        ...this.wording(values),
        { name: 'isDraft', label: this.t('draft.act'), takes: 'check' as const },
      ],
      initial: {
        language: words?.language ?? this.language(),
        needs: words?.needs ?? '',
        priorities: words?.priorities ?? '',
        isDraft: '',
      },
      act: async (values, { key, version }) => {
        const input = { roundTable, country: iso3, ...wordsOf(values) };
        if (values['isDraft'] === 'yes') {
          await this.api.draft(input, key);
          return this.t('drafted');
        }
        await this.api.give({ ...input, kind: 'given', after: version }, key);
        return this.t('done');
      },
      readClash: (current) => this.readClash(current),
    };
  }

  /** As it was heard, by the secretariat. */
  takeDown(roundTable: string, { iso3, name, last }: CountryPosition): FormAct {
    return {
      title: this.t('take-down.title', { country: name }),
      lead: this.t('take-down.lead'),
      send: this.t('take-down.act'),
      draft: `round-table/${roundTable}/position/${iso3}/heard`,
      version: last?.number ?? 0,
      fields: (values) => [
        {
          name: 'channel',
          label: this.t('channel'),
          takes: 'choice',
          isRequired: true,
          options: hearingChannels.map((value) => ({ value, name: this.t(`channel.${value}`) })),
        },
        ...this.wording(values),
      ],
      initial: {
        channel: 'at-the-meeting',
        language: last?.words?.language ?? this.language(),
        needs: last?.words?.needs ?? '',
        priorities: last?.words?.priorities ?? '',
      },
      act: async (values, { key, version }) => {
        const channel = channelOf(values['channel'] ?? '');
        await this.api.takeDown({ roundTable, country: iso3, after: version, channel, ...wordsOf(values) }, key);
        return this.t('done');
      },
      readClash: (current) => this.readClash(current),
    };
  }

  notHeard(roundTable: string, { iso3, name, last }: CountryPosition): FormAct {
    return {
      title: this.t('not-heard.title', { country: name }),
      send: this.t('not-heard.send'),
      draft: `round-table/${roundTable}/position/${iso3}/not-heard`,
      version: last?.number ?? 0,
      fields: () => [
        { name: 'reason', label: this.t('not-heard.reason'), takes: 'long', isRequired: true, longest: 2000 },
      ],
      initial: { reason: last?.reason ?? '' },
      act: async (values, { key, version }) => {
        const reason = values['reason']?.trim() ?? '';
        await this.api.notHeard({ roundTable, country: iso3, after: version, reason }, key);
        return this.t('done');
      },
      readClash: (current) => this.readClash(current),
    };
  }

  ask({ roundTable, items, unheard }: Positions): FormAct {
    const countries = this.formats.list(items.filter(({ iso3 }) => unheard.includes(iso3)).map(({ name }) => name));
    return {
      title: this.t('ask.title'),
      lead: this.t('ask.lead', { countries }),
      send: this.t('ask', { count: String(unheard.length) }),
      draft: `round-table/${roundTable}/positions/ask`,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.ask(roundTable, key);
        return this.t('ask.done');
      },
    };
  }

  private wording(values: FormValues): readonly FormField[] {
    return [
      {
        name: 'language',
        label: this.t('field.language'),
        takes: 'choice',
        isRequired: true,
        options: this.said.languagesToChoose(values['language'] ?? ''),
      },
      { name: 'needs', label: this.t('field.needs'), takes: 'long', rows: 6, longest: 8000 },
      { name: 'priorities', label: this.t('field.priorities'), takes: 'long', rows: 4, longest: 8000 },
    ];
  }

  private readClash(current: unknown) {
    if (typeof current !== 'object' || current === null || !('number' in current)) return null;
    const theirs = current as PositionVersion;
    return {
      version: theirs.number,
      says: [this.said.of(theirs), theirs.words?.needs, theirs.words?.priorities, theirs.reason]
        .filter(Boolean)
        .join('\n'),
    };
  }
}

function wordsOf(values: FormValues) {
  return {
    language: values['language'] ?? '',
    needs: values['needs']?.trim() ?? '',
    priorities: values['priorities']?.trim() ?? '',
  };
}

function channelOf(said: string): HearingChannel {
  return hearingChannels.find((each) => each === said) ?? 'at-the-meeting';
}
