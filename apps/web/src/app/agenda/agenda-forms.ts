import { inject, Injectable, signal } from '@angular/core';
import type { Agenda, AgendaItem } from '@portal/contracts';
import { agendaItemKinds, type AgendaItemKind, agendaMinutesAtMost, agendaTracksAtMost } from '@portal/domain';
import { DocumentsApi } from '../documents/documents-api';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import type { FormAct, FormField, FormValues } from '../ui/form-fields';
import { AgendaApi } from './agenda-api';

/** Adding an item, and what it says. */
@Injectable({ providedIn: 'root' })
export class AgendaForms {
  private readonly api = inject(AgendaApi);
  private readonly formats = inject(Formats);
  private readonly t = roomTexts('agenda').t;
  /** Whose documents can be laid beside an item; set by the page. */
  readonly region = signal<string | null>(null);
  private readonly documents = inject(DocumentsApi).list(() => {
    const region = this.region();
    return region === null ? undefined : { region, limit: 200 };
  });

  add(agenda: Agenda, day: number): FormAct {
    return {
      title: this.t('add'),
      send: this.t('add.send'),
      draft: `agenda/${agenda.roundTable}/add`,
      fields: () => [
        ...this.fields(),
        {
          name: 'day',
          label: this.t('field.day'),
          takes: 'choice',
          isRequired: true,
          options: this.dayOptions(agenda),
        },
        {
          name: 'track',
          label: this.t('field.track'),
          takes: 'choice',
          isRequired: true,
          options: Array.from({ length: agendaTracksAtMost + 1 }, (_, track) => ({
            value: String(track),
            name: this.trackName(track),
          })),
        },
      ],
      initial: {
        title: '',
        kind: 'presentation',
        minutes: '30',
        speaker: '',
        papers: '',
        day: String(day),
        track: '0',
      },
      act: async (values, { key }) => {
        const place = { day: Number(values['day']), track: Number(values['track']) };
        const input = { roundTable: agenda.roundTable, ...saidIn(values), ...place };
        await this.api.add({ ...input, after: null }, key);
        return this.t('add.done');
      },
    };
  }

  change(item: AgendaItem): FormAct {
    return {
      title: this.t('change'),
      send: this.t('change.send'),
      draft: `agenda-item/${item.id}`,
      version: item.version,
      fields: () => this.fields(),
      initial: {
        title: item.title,
        kind: item.kind,
        minutes: String(item.minutes),
        speaker: item.speaker,
        papers: item.papers.map(({ id }) => id).join(' '),
      },
      act: async (values, { version }) => {
        await this.api.change(item.id, saidIn(values), version);
        return this.t('saved');
      },
      readClash: (current) => {
        if (!isItem(current)) return null;
        const { version, title, speaker, minutes } = current;
        const parts = [title, speaker, this.t('minutes', { count: this.formats.number(minutes) })];
        return { version, says: this.formats.enumeration(parts.filter(Boolean)) };
      },
    };
  }

  trackName(track: number): string {
    return track === 0 ? this.t('track.all') : this.t('track', { number: this.formats.number(track) });
  }

  private fields(): readonly FormField[] {
    return [
      { name: 'title', label: this.t('field.title'), takes: 'text', isRequired: true, longest: 300 },
      {
        name: 'kind',
        label: this.t('field.kind'),
        takes: 'choice',
        isRequired: true,
        options: agendaItemKinds.map((value) => ({ value, name: this.t(`kind.${value}`) })),
      },
      { name: 'minutes', label: this.t('field.minutes'), takes: 'number', isRequired: true },
      { name: 'speaker', label: this.t('field.speaker'), takes: 'text', longest: 300 },
      ...(this.papers().length > 0
        ? [{ name: 'papers', label: this.t('field.papers'), takes: 'several', options: this.papers() } as const]
        : []),
    ];
  }

  /** What the region's documents hold, by title: one of each, whatever languages it is there in. */
  private papers() {
    const sets = this.documents.hasValue() ? this.documents.value().items : [];
    return sets.flatMap(({ documents: [first] }) => (first ? [{ value: first.id, name: first.title ?? '' }] : []));
  }

  private dayOptions({ days }: Agenda) {
    return days.map(({ day, on }) => {
      const name = this.t('day', { number: this.formats.number(day) });
      return { value: String(day), name: on === null ? name : this.formats.enumeration([name, this.formats.day(on)]) };
    });
  }
}

function saidIn(values: FormValues) {
  return {
    title: (values['title'] ?? '').trim(),
    kind: kindOf(values['kind'] ?? ''),
    minutes: Math.min(agendaMinutesAtMost + 1, Number(values['minutes'])),
    speaker: (values['speaker'] ?? '').trim(),
    documents: (values['papers'] ?? '').split(' ').filter(Boolean),
  };
}

function kindOf(said: string): AgendaItemKind {
  return agendaItemKinds.find((each) => each === said) ?? 'presentation';
}

function isItem(value: unknown): value is AgendaItem {
  return typeof value === 'object' && value !== null && 'version' in value && 'title' in value;
}
