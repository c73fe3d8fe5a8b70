import fc from 'fast-check';
import {
  answersName,
  madeFromName,
  mapOf,
  paragraphName,
  paragraphsName,
  readDraft,
  textOf,
  versionOf,
} from '@portal/domain';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';

const paragraph = 'one';

describe('a draft that several write at once', () => {
  /** Each writer adds words of their own somewhere, knowing nothing of the others; each word is one of a kind. */
  const session = fc.array(fc.record({ writer: fc.nat({ max: 7 }), at: fc.nat({ max: 50 }) }), {
    minLength: 1,
    maxLength: 40,
  });

  it('says the same in whatever order and however often its changes arrive, and loses no word', () => {
    fc.assert(
      fc.property(session, fc.array(fc.nat(), { minLength: 80, maxLength: 80 }), (acts, turns) => {
        const updates: Uint8Array[] = [];
        const writers = Array.from({ length: 8 }, () => {
          const document = new Doc();
          document.on('update', (update: Uint8Array) => updates.push(update));
          return document;
        });
        const words = acts.map(({ writer, at }, place) => {
          const document = writers[writer];
          if (!document) throw new Error('nobody writes');
          mapOf(document, paragraphsName).set(paragraph, 1);
          const text = textOf(document, paragraph, 'en');
          const word = `<${place}>`;
          // Whoever writes sees their own words only: between two of them.
          const before = text.toString();
          const ends = [0, ...[...before.matchAll(/>/g)].map(({ index }) => index + 1)];
          text.insert(ends[at % ends.length] ?? 0, word);
          return word;
        });
        const arriving = [...updates, ...updates]
          .map((update, place) => ({ update, turn: turns[place % turns.length] ?? 0 }))
          .sort((one, other) => one.turn - other.turn);
        const [first, second] = [new Doc(), new Doc()];
        for (const { update } of arriving) applyUpdate(first, update);
        for (const update of updates) applyUpdate(second, update);
        expect(readDraft(first, 'en')).toEqual(readDraft(second, 'en'));
        const said = readDraft(first, 'en')[0]?.texts.en ?? '';
        expect(words.filter((word) => !said.includes(word))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps both texts where two begin the same paragraph’s translation at once', () => {
    const [one, other] = [new Doc(), new Doc()];
    textOf(one, paragraph, 'fr').insert(0, 'Un');
    textOf(other, paragraph, 'fr').insert(0, 'Deux');
    applyUpdate(one, encodeStateAsUpdate(other));
    expect([...textOf(one, paragraph, 'fr').toString()].sort().join('')).toBe([...'UnDeux'].sort().join(''));
  });

  it('has its paragraphs in order, with kind, answers and the translations that lag behind', () => {
    const document = new Doc();
    mapOf(document, paragraphsName).set('b', 1);
    mapOf(document, paragraphsName).set('a', 2);
    mapOf(document, paragraphsName).set('gone', false);
    mapOf(document, paragraphName('b')).set('kind', 'request');
    mapOf(document, answersName('b')).set('TGO', true);
    mapOf(document, answersName('b')).set('BEN', true);
    mapOf(document, answersName('b')).set('MAR', false);
    textOf(document, 'b', 'en').insert(0, 'Ask');
    textOf(document, 'b', 'fr').insert(0, 'Demander');
    mapOf(document, madeFromName('b')).set('fr', versionOf('Ask'));
    expect(readDraft(document, 'en')).toEqual([
      { id: 'b', kind: 'request', order: 1, answers: ['BEN', 'TGO'], texts: { en: 'Ask', fr: 'Demander' }, behind: [] },
      { id: 'a', kind: 'decision', order: 2, answers: [], texts: {}, behind: [] },
    ]);
    textOf(document, 'b', 'en').insert(3, ' again');
    expect(readDraft(document, 'en')[0]?.behind).toEqual(['fr']);
  });
});
