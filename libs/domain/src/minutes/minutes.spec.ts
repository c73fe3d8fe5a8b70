import fc from 'fast-check';
import type { Actor } from '../identity/actor.js';
import { languages } from '../identity/actor.js';
import type { RoundTableToChange } from '../round-table/life.js';
import { writtenIn } from '../written.js';
import { minutesOutline } from './outline.js';
import { type MinutesFacts, minutesSections, type MinutesText } from './vocabulary.js';
import { editMinutes, minutesTextIn, refusalToWriteMinutes } from './writing.js';

const secretariat: Actor = {
  kind: 'person',
  id: '0190f3b8-0000-7000-8000-00000000000a',
  language: 'en',
  assignments: [
    { role: 'secretariat', scope: { kind: 'region', code: 'AAF' }, title: 'head', from: '2020-01-01', until: null },
  ],
};
const held: RoundTableToChange = {
  kind: 'regional',
  region: 'AAF',
  hasSecretariat: true,
  isDocumented: false,
  life: 'held',
  startsAt: '2026-11-01T09:00:00.000Z',
};

const facts: MinutesFacts = {
  meeting: {
    reference: 'AAF-2026-RT1',
    kind: 'regional',
    number: 25,
    title: '',
    format: 'in-person',
    regions: ['AAF'],
    host: 'TGO',
    city: 'Lomé',
    venue: '',
    firstDay: '2026-06-10',
    lastDay: '2026-06-12',
  },
  countries: [
    { iso3: 'MAR', participation: 'member' },
    { iso3: 'PHL', participation: 'observer' },
  ],
  guests: ['WHO'],
  steps: [{ life: 'held', at: '2026-06-12T17:00:00.000Z' }],
  records: {
    attendance: null,
    agenda: null,
    positions: [{ iso3: 'MAR', number: '1', title: '', text: 'Une formation.\nDeux exercices.' }],
    priorities: [],
    conclusions: null,
    commitments: null,
  },
};

const laidOut = (sections: readonly MinutesText[]) =>
  minutesOutline(
    { number: 1, language: 'fr', releasedAt: null, sections, facts, sample: false },
    {
      say: (key, values = {}) => [key, ...Object.values(values)].join(' '),
      written: writtenIn('en'),
      language: 'en',
      names: { AAF: 'African Atlantic Façade', MAR: 'Morocco', PHL: 'Philippines', TGO: 'Togo' },
    },
  );
const wordsOf = (sections: readonly MinutesText[]) => JSON.stringify(laidOut(sections).blocks);

describe('minutes', () => {
  it('are written by whoever runs the round table, from when it was held on', () => {
    expect(refusalToWriteMinutes(secretariat, held)).toBeNull();
    expect(refusalToWriteMinutes(secretariat, { ...held, life: 'concluded' })).toBeNull();
    expect(refusalToWriteMinutes(secretariat, { ...held, life: 'invited' })).toMatchObject({ code: 'not-held' });
    expect(refusalToWriteMinutes(secretariat, { ...held, region: 'CA' })).toMatchObject({
      code: 'not-your-round-table',
    });
    expect(refusalToWriteMinutes(secretariat, { ...held, isDocumented: true })).toMatchObject({ code: 'documented' });
  });

  it('keep every other section and language as they were, whatever is edited', () => {
    const edits = fc.array(
      fc.record({
        section: fc.constantFrom(...minutesSections),
        text: fc.option(fc.string(), { nil: undefined }),
        isLeftOut: fc.option(fc.boolean(), { nil: undefined }),
      }),
    );
    const before = editMinutes([], 'ar', [{ section: 'closing', text: 'شكرا' }]);
    fc.assert(
      fc.property(edits, (some) => {
        const after = editMinutes(before, 'fr', some);
        expect(after.map(({ section }) => section)).toEqual([...minutesSections]);
        for (const each of after) {
          expect(each.texts.ar).toBe(each.section === 'closing' ? 'شكرا' : undefined);
          if (!some.some(({ section }) => section === each.section)) expect(each.isLeftOut).toBe(false);
        }
      }),
    );
  });

  it('are read in the reader’s language, else in their own, else in any', () => {
    const text: MinutesText = { section: 'closing', texts: { fr: 'Merci.', ru: 'Спасибо.' }, isLeftOut: false };
    expect(minutesTextIn(text, 'ru', 'fr')).toEqual({ language: 'ru', text: 'Спасибо.' });
    expect(minutesTextIn(text, 'en', 'fr')).toEqual({ language: 'fr', text: 'Merci.' });
    expect(minutesTextIn(text, 'en', 'ar')).toEqual({ language: 'fr', text: 'Merci.' });
    for (const language of languages) expect(minutesTextIn({ ...text, texts: {} }, language, 'fr')).toBeNull();
  });

  it('tell what is recorded, and say of the rest that it is not', () => {
    const words = wordsOf([]);
    for (const each of ['Morocco', 'Philippines', 'WHO', 'Deux exercices.', 'not-recorded', 'none-recorded']) {
      expect(words).toContain(each);
    }
    expect(laidOut([]).cover.title.text).toBe('numbered kind-regional 25');
  });

  it('leave out what the secretariat leaves out, and keep what it wrote', () => {
    const words = wordsOf([{ section: 'positions', texts: { fr: 'Résumé.' }, isLeftOut: true }]);
    expect(words).toContain('Résumé.');
    expect(words).not.toContain('Deux exercices.');
  });
});
