import { inject, Injectable } from '@angular/core';
import type { RoundTable, RoundTableBoard, RoundTablePatch } from '@portal/contracts';
import { clockPasses, languages, meetingFormats, roundTableKinds, type RoundTableStep } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { zonesToChoose } from '../ui/zone-choice';
import type { FormAct, FormField, FormValues } from '../ui/form-fields';
import { MeetingWords } from './meeting-words';
import { emptyValues, hasAmbiguity, inputOf, kindOf, patchOf, valuesOf } from './round-table-form';
import { RoundTablesApi } from './round-tables-api';
import { fromTemplate, templateFollows, type Templates } from './template-follows';
import { movedBy } from './year-board-layout';

/** The acts on one round table, each as a form that says who is told. */
@Injectable({ providedIn: 'root' })
export class RoundTableActs {
  private readonly api = inject(RoundTablesApi);
  private readonly words = inject(MeetingWords);
  private readonly formats = inject(Formats);
  private readonly language = inject(Languages).current;
  private readonly countries = inject(NetworkApi).countries(() => ({ sample: 'exclude' }));
  private readonly everywhere = this.api.hosts();
  private readonly international = this.api.international();
  private readonly texts = roomTexts('round-table');
  private readonly t = this.texts.t;

  step(meeting: RoundTable, step: RoundTableStep): FormAct {
    const needsReason = step === 'postpone' || step === 'cancel';
    const countries = this.formats.list(meeting.countries.map(({ name }) => name));
    return {
      title: this.t(`step.${step}`),
      lead: this.t('step.told', { countries }),
      send: this.t(`step.${step}`),
      draft: `round-table/${meeting.id}/step/${step}`,
      fields: () => [
        {
          name: 'note',
          label: this.t(needsReason ? 'step.reason' : 'step.note'),
          takes: 'long',
          longest: 2000,
          isRequired: needsReason,
        },
      ],
      initial: { note: '' },
      act: async (values, { key }) => {
        await this.api.step(meeting.id, { step, note: values['note']?.trim() ?? '' }, key);
        return this.t('step.done');
      },
    };
  }

  /**
   * Plans one: for the only region the reader plans for, or the one that they chose.
   *
   * @param opened is given the id of the new one
   * @param templates with what the new ones of each region begin
   */
  begin(
    board: RoundTableBoard,
    region: string | null,
    names: ReadonlyMap<string, { readonly name: string }>,
    opened: (id: string) => void,
    templates: Templates = new Map(),
  ): FormAct {
    const own = board.mayBegin.filter((each) => each !== null);
    const isNetworks = board.mayBegin.includes(null);
    const regions = own.map((value) => ({ value, name: names.get(value)?.name ?? value }));
    const all = [...names].map(([value, { name }]) => ({ value, name }));
    const first = region ?? own[0] ?? '';
    const template = templates.get(first);
    return {
      title: this.t('new.title'),
      lead: this.t('new.lead'),
      send: this.t('new.send'),
      draft: `round-table/new/${region ?? ''}`,
      fields: (values) => [
        ...(isNetworks
          ? [this.named('kind', { takes: 'choice', isRequired: true, options: this.kinds(own.length > 0) } as const)]
          : []),
        ...(values['kind'] === 'regional'
          ? [this.named('region', { takes: 'choice', isRequired: true, options: regions } as const)]
          : []),
        this.named('year', { takes: 'number', isRequired: true }),
        ...this.firstDay(values, templates, names),
        ...this.fields({ kind: kindOf(values), regions: values['region'] ? [values['region']] : [] }, values),
        this.named('otherRegions', {
          takes: 'several',
          options: all.filter(({ value }) => value !== values['region']),
        }),
      ],
      initial: {
        ...emptyValues(this.language(), first),
        ...(template ? fromTemplate(template) : {}),
        kind: own.length > 0 ? 'regional' : 'international-meeting',
        year: String(board.year),
      },
      derive: templateFollows(templates),
      act: async (values, { key }) => {
        const { id } = await this.api.begin(inputOf(values), key);
        opened(id);
        return this.t('new.done');
      },
    };
  }

  /** The day from which beginning and end follow by the template of the region, and whose template it is. */
  private firstDay(
    values: FormValues,
    templates: Templates,
    names: ReadonlyMap<string, { readonly name: string }>,
  ): readonly FormField[] {
    const template = kindOf(values) === 'regional' ? templates.get(values['region'] ?? '') : undefined;
    if (!template) return [];
    const shown = (hour: string) => this.formats.time(`2000-01-01T${hour}:00Z`, 'UTC');
    const hint = this.t(template.isOffered ? 'template.follows-offered' : 'template.follows', {
      begins: shown(template.begins),
      ends: shown(template.ends),
      days: this.formats.wholeDays(template.days),
      region: names.get(template.region)?.name ?? template.region,
    });
    return [this.named('firstDay', { takes: 'day', hint })];
  }

  /** The same form as for every change, with the days that it was dragged to. */
  async move(id: string, days: number): Promise<FormAct> {
    const meeting = await this.api.read(id);
    const act = this.change(meeting);
    const [starts, ends] = [meeting.starts, meeting.ends].map((local) => (local ? movedBy(local, days) : ''));
    return {
      ...act,
      draft: `round-table/${id}/move`,
      initial: { ...act.initial, starts: starts ?? '', ends: ends ?? '' },
    };
  }

  change(meeting: RoundTable): FormAct {
    const isAnnounced = meeting.life === 'confirmed' || meeting.life === 'invited';
    return {
      title: this.t('change.title'),
      ...(isAnnounced ? { lead: this.t('change.told') } : {}),
      send: this.t('send.save'),
      draft: `round-table/${meeting.id}/change`,
      version: meeting.version,
      fields: (values) => this.fields(meeting, values),
      initial: valuesOf(meeting),
      act: async (values, { version }) => {
        const patch: RoundTablePatch = patchOf(values);
        await this.api.change(meeting.id, patch, version);
        return this.t('change.done');
      },
      readClash: (current) => this.readClash(current),
    };
  }

  /** The fields of a round table of some regions, as it is written so far: which of two hours is asked where there are two. */
  fields(meeting: Pick<RoundTable, 'regions' | 'kind'>, values: FormValues): readonly FormField[] {
    const named = this.named.bind(this);
    const passes = clockPasses.map((value) => ({ value, name: this.t(`pass.${value}`) }));
    const pass = (field: 'starts' | 'ends'): readonly FormField[] =>
      hasAmbiguity(values, field)
        ? [named(`${field}Pass`, { takes: 'choice', options: passes, isRequired: true })]
        : [];
    return [
      ...(meeting.kind === 'regional' ? [named('number', { takes: 'number' })] : []),
      named('title', { takes: 'text', longest: 200 }),
      named('format', {
        takes: 'choice',
        isRequired: true,
        options: meetingFormats.map((value) => ({ value, name: this.t(`format.${value}`) })),
      }),
      ...(meeting.kind === 'regional' && this.meetings().length > 0
        ? [
            {
              name: 'alongsideId',
              label: this.t('field.alongside'),
              takes: 'choice',
              options: this.meetings(),
            } as const,
          ]
        : []),
      named('host', { takes: 'choice', options: this.hosts() }),
      named('city', { takes: 'text', longest: 120 }),
      named('venue', { takes: 'text', longest: 300 }),
      named('zone', { takes: 'choice', options: zonesToChoose().map((value) => ({ value, name: value })) }),
      named('starts', { takes: 'moment' }),
      ...pass('starts'),
      named('ends', { takes: 'moment' }),
      ...pass('ends'),
      named('language', {
        takes: 'choice',
        isRequired: true,
        options: this.languages(),
      }),
      named('observers', { takes: 'several', options: this.observers(meeting.regions) }),
      named('guests', { takes: 'long', longest: 5000 }),
    ];
  }

  private named(name: string, rest: Omit<FormField, 'name' | 'label'>): FormField {
    return { name, label: this.t(`field.${name}`), ...rest };
  }

  private kinds(hasRegion: boolean) {
    return roundTableKinds
      .filter((value) => hasRegion || value !== 'regional')
      .map((value) => ({ value, name: this.t(`kind.${value}`) }));
  }

  languages() {
    return languages.map((value) => ({ value, name: this.languageName(value) }));
  }

  private languageName(code: string): string {
    return new Intl.DisplayNames(this.language(), { type: 'language' }).of(code) ?? code;
  }

  private meetings() {
    const all = this.international.hasValue() ? this.international.value().items : [];
    return all
      .filter(({ life }) => life !== 'cancelled')
      .map((meeting) => ({
        value: meeting.id,
        name: this.formats.enumeration([
          this.words.full(meeting),
          this.words.days(meeting),
          ...(meeting.sample ? [this.texts.common('sample')] : []),
        ]),
      }));
  }

  private hosts() {
    const all = this.everywhere.hasValue() ? this.everywhere.value().items : [];
    return all.map(({ iso3, name }) => ({ value: iso3, name }));
  }

  observers(regions: readonly string[]) {
    return this.partners()
      .filter((country) => !country.regions.some((each) => regions.includes(each)))
      .map(({ iso3, name }) => ({ value: iso3, name }));
  }

  private partners() {
    const all = this.countries.hasValue() ? this.countries.value().items : [];
    return all.toSorted((one, other) => one.name.localeCompare(other.name, this.language()));
  }

  private readClash(current: unknown) {
    if (typeof current !== 'object' || current === null || !('version' in current)) return null;
    const theirs = current as RoundTable;
    return {
      version: theirs.version,
      says: this.formats.enumeration([this.words.full(theirs), this.words.days(theirs), theirs.venue].filter(Boolean)),
    };
  }
}
