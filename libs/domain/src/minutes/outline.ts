import { type Day, dayOfInstant, type Instant, isDay } from '../day.js';
import type { Language } from '../identity/actor.js';
import type { Say } from '../plan/export/exported-plan.js';
import {
  cellOf,
  headingBlock,
  type OutlineBlock,
  type OutlineFact,
  ownLine,
  paragraphBlock,
  type PlanOutline,
  spokenLine,
} from '../plan/export/outline-blocks.js';
import type { Written } from '../written.js';
import {
  type MinutesFacts,
  type MinutesItem,
  minutesSections,
  type MinutesSection,
  type MinutesText,
} from './vocabulary.js';
import { minutesTextIn } from './writing.js';

/** Minutes as they are laid out. */
export interface MinutesToLayOut {
  /** Version of the minutes, from 1. */
  readonly number: number;
  readonly language: Language;
  readonly releasedAt: Instant | null;
  readonly sections: readonly MinutesText[];
  readonly facts: MinutesFacts;
  readonly sample: boolean;
}

/** In what they are laid out. */
export interface MinutesMaking {
  readonly say: Say;
  readonly written: Written;
  readonly language: Language;
  /** Names of regions by code, and of countries by ISO 3166-1 alpha-3. */
  readonly names: Readonly<Record<string, string>>;
}

/** Minutes as a document: cover, then section by section what is recorded, and what the secretariat wrote. */
export function minutesOutline(minutes: MinutesToLayOut, making: MinutesMaking): PlanOutline {
  const { say } = making;
  const title = meetingTitle(minutes.facts, making);
  return {
    cover: {
      place: spokenLine(regionsOf(minutes.facts, making), 'strong'),
      subject: spokenLine(say('document')),
      title: spokenLine(title, 'strong'),
      facts: meetingFacts(minutes, making),
      adoption: [
        ...(minutes.releasedAt === null
          ? [spokenLine(say('draft-warning'), 'caution')]
          : [spokenLine(say('released-on', { day: making.written.day(dayOfInstant(minutes.releasedAt)) }))]),
        ...(minutes.sample ? [spokenLine(say('sample-warning'), 'caution')] : []),
      ],
    },
    blocks: minutesSections.flatMap((section, place) => sectionBlocks(section, place === 0, minutes, making)),
    foot: spokenLine(title, 'small'),
  };
}

/** What a section says that is recorded, in the words of a language. */
export function recordedBlocks(
  section: MinutesSection,
  facts: MinutesFacts,
  making: MinutesMaking,
): readonly OutlineBlock[] {
  switch (section) {
    case 'frame':
      return stepsBlocks(facts, making);
    case 'participants':
      return participantsBlocks(facts, making);
    case 'closing':
      return [];
    default:
      return itemsBlocks(facts.records[section], making);
  }
}

function sectionBlocks(
  section: MinutesSection,
  isFirst: boolean,
  minutes: MinutesToLayOut,
  making: MinutesMaking,
): readonly OutlineBlock[] {
  const written = minutes.sections.find((each) => each.section === section);
  const text = written ? minutesTextIn(written, making.language, minutes.language) : null;
  const recorded = written?.isLeftOut ? [] : recordedBlocks(section, minutes.facts, making);
  if (recorded.length === 0 && text === null) return [];
  return [
    headingBlock(spokenLine(making.say(`section-${section}`)), 1, isFirst),
    ...recorded,
    ...(text?.text.split(/\n+/) ?? []).map((line) => paragraphBlock(ownLine(line))),
  ];
}

function meetingTitle({ meeting }: MinutesFacts, { say, written }: MinutesMaking): string {
  if (meeting.title !== '') return meeting.title;
  const kind = say(`kind-${meeting.kind}`);
  return meeting.number === null ? kind : say('numbered', { kind, number: written.number(meeting.number) });
}

const named = (code: string, { names }: MinutesMaking) => names[code] ?? code;

function regionsOf({ meeting }: MinutesFacts, making: MinutesMaking): string {
  const names = meeting.regions.map((code) => named(code, making));
  return names.length === 0 ? making.say('network') : making.written.enumeration(names);
}

function meetingFacts({ facts: { meeting }, number }: MinutesToLayOut, making: MinutesMaking): readonly OutlineFact[] {
  const { say, written } = making;
  const host = meeting.host === null ? [] : [named(meeting.host, making)];
  const place = [meeting.venue, meeting.city, ...host].filter((each) => each !== '');
  const days = [meeting.firstDay, meeting.lastDay].filter((each): each is Day => each !== null);
  return [
    { label: say('fact-reference'), value: spokenLine(meeting.reference) },
    { label: say('fact-days'), value: spokenLine([...new Set(days)].map((day) => written.day(day)).join(' – ')) },
    { label: say('fact-place'), value: ownLine(written.enumeration(place)) },
    { label: say('fact-format'), value: spokenLine(say(`format-${meeting.format}`)) },
    { label: say('fact-version'), value: spokenLine(written.number(number)) },
  ];
}

function stepsBlocks({ steps }: MinutesFacts, { say, written }: MinutesMaking): readonly OutlineBlock[] {
  if (steps.length === 0) return [];
  return [
    {
      kind: 'table',
      columns: [cellOf(spokenLine(say('step'))), cellOf(spokenLine(say('day')))],
      shares: [60, 40],
      rows: steps.map(({ life, at }) => [
        cellOf(spokenLine(say(`life-${life}`))),
        cellOf(spokenLine(written.day(dayOfInstant(at)))),
      ]),
    },
  ];
}

function participantsBlocks({ countries, guests }: MinutesFacts, making: MinutesMaking): readonly OutlineBlock[] {
  const { say, written } = making;
  const of = (participation: string) =>
    countries.filter((each) => each.participation === participation).map(({ iso3 }) => named(iso3, making));
  const fact = (label: string, names: readonly string[]): readonly OutlineFact[] =>
    names.length === 0 ? [] : [{ label: say(label), value: ownLine(written.enumeration(names)) }];
  const facts = [
    ...fact('invited-members', of('member')),
    ...fact('invited-observers', of('observer')),
    ...fact('invited-guests', guests),
  ];
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }];
}

function itemsBlocks(items: readonly MinutesItem[] | null, making: MinutesMaking): readonly OutlineBlock[] {
  if (items === null) return [paragraphBlock(spokenLine(making.say('not-recorded'), 'small'))];
  if (items.length === 0) return [paragraphBlock(spokenLine(making.say('none-recorded'), 'small'))];
  return items.flatMap(({ iso3, office = null, number, title, text }) => {
    const about = isDay(title) ? making.written.day(title) : title;
    const whose = iso3 !== null ? named(iso3, making) : office === null ? '' : making.say(`office-${office}`);
    const lead = [number, whose, about].filter((each) => each !== '');
    return [
      ...(lead.length === 0 ? [] : [paragraphBlock(ownLine(lead.join(' · '), 'strong'), text !== '')]),
      ...text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => paragraphBlock(ownLine(line))),
    ];
  });
}
