import fc from 'fast-check';
import { isPollOpen, nextPollLetter, type PollAnswer, pollAnswers } from './poll.js';
import { type PolledOption, rankOptions } from './ranking.js';

const countries = ['AFG', 'KAZ', 'KGZ', 'TJK', 'UZB'] as const;
const option = (id: string) =>
  fc.record({
    id: fc.constant(id),
    first: fc.constantFrom('2027-09-07', '2027-09-21', '2027-10-05'),
    answers: fc
      .array(fc.tuple(fc.constantFrom(...countries), fc.constantFrom<PollAnswer>(...pollAnswers)))
      .map((said) => new Map<string, PollAnswer>(said)),
    clashes: fc.integer({ min: 0, max: 3 }),
  });
const some = fc.tuple(option('a'), option('b'), option('c'), option('d'));
const places = (options: readonly PolledOption[], host: string | null) =>
  rankOptions(options, host).ranked.map(({ id }) => id);

describe('which date comes first', () => {
  it('never puts a date lower because one more says yes', () => {
    fc.assert(
      fc.property(
        some,
        fc.nat(3),
        fc.constantFrom(...countries),
        fc.constantFrom('TJK', null),
        (options, at, iso3, host) => {
          const id = options[at]?.id ?? '';
          const more = options.map((each) =>
            each.id === id ? { ...each, answers: new Map([...each.answers, [iso3, 'yes' as const]]) } : each,
          );
          expect(places(more, host).indexOf(id)).toBeLessThanOrEqual(places(options, host).indexOf(id));
        },
      ),
    );
  });

  it('does not depend on the order in which they are given', () => {
    fc.assert(
      fc.property(some, fc.constantFrom('TJK', null), (options, host) => {
        expect(rankOptions(options.toReversed(), host)).toEqual(rankOptions(options, host));
      }),
    );
  });

  it('says what put it there', () => {
    const said = (id: string, answers: Readonly<Record<string, PollAnswer>>, clashes = 0): PolledOption => ({
      id,
      first: `2027-09-${id}`,
      answers: new Map(Object.entries(answers)),
      clashes,
    });
    const reason = (...options: readonly PolledOption[]) => rankOptions(options, 'TJK').reason;
    expect(reason(said('07', {}), said('21', {}))).toBeNull();
    expect(reason(said('07', { KAZ: 'yes' }))).toBe('only-one');
    expect(reason(said('07', { KAZ: 'yes', TJK: 'no' }), said('21', { KAZ: 'yes' }))).toBe('host');
    expect(reason(said('07', { KAZ: 'yes' }), said('21', { KAZ: 'yes', UZB: 'if-need-be' }))).toBe('can-come');
    expect(reason(said('07', { KAZ: 'yes' }), said('21', { KAZ: 'if-need-be' }))).toBe('yes');
    expect(reason(said('07', { KAZ: 'yes' }, 1), said('21', { KAZ: 'yes' }))).toBe('clashes');
    expect(reason(said('07', { KAZ: 'yes' }), said('21', { KAZ: 'yes' }))).toBe('earlier');
  });
});

describe('a poll', () => {
  it('is open to its last day, and only while the meeting has no date', () => {
    const poll = { state: 'open', closesOn: '2027-04-30', life: 'dates-polled' } as const;
    expect(isPollOpen(poll, '2027-04-30')).toBe(true);
    expect(isPollOpen(poll, '2027-05-01')).toBe(false);
    expect(isPollOpen({ ...poll, life: 'confirmed' }, '2027-04-30')).toBe(false);
    expect(isPollOpen({ ...poll, state: 'closed' }, '2027-04-30')).toBe(false);
  });

  it('never gives a letter twice', () => {
    expect([nextPollLetter([]), nextPollLetter(['A', 'C'])]).toEqual(['A', 'D']);
  });
});
