import fc from 'fast-check';
import { mailChoices, mailingOf, type ToMail } from './mailing.js';

const some = fc.array(
  fc.record({ id: fc.uuid(), kind: fc.constantFrom('claim-validated', 'claim-returned', 'update-sent') }),
  { maxLength: 8 },
);
const kinds = fc.uniqueArray(fc.constantFrom('claim-validated', 'claim-returned', 'update-sent'));

const returned: ToMail = { id: '1', kind: 'claim-returned' };
const validated: ToMail = { id: '2', kind: 'claim-validated' };

describe('a mail', () => {
  it('tells each notification once: now, later or never', () => {
    fc.assert(
      fc.property(fc.constantFrom(...mailChoices), some, kinds, fc.boolean(), (choice, waiting, today, isOfTheDay) => {
        const { now, later, never } = mailingOf(choice, waiting, new Set(today), isOfTheDay);
        expect(new Set([...now, ...later, ...never])).toEqual(new Set(waiting));
        expect(now.length + later.length + never.length).toBe(waiting.length);
      }),
    );
  });

  it('is one a day of the same kind, whatever somebody wishes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...mailChoices), some, kinds, fc.boolean(), (choice, waiting, today, isOfTheDay) => {
        const { now } = mailingOf(choice, waiting, new Set(today), isOfTheDay);
        expect(now.filter(({ kind }) => today.some((mailed) => mailed === kind))).toEqual([]);
      }),
    );
  });

  it('goes at once for the first of its kind; the rest waits', () => {
    expect(mailingOf('at-once', [returned, validated], new Set(['claim-validated']), false)).toEqual({
      now: [returned],
      later: [validated],
      never: [],
    });
  });

  it('waits for the mail of the day where somebody wishes one a day', () => {
    expect(mailingOf('daily', [returned], new Set(), false)).toMatchObject({ now: [], later: [returned] });
    expect(mailingOf('daily', [returned], new Set(), true).now).toEqual([returned]);
  });

  it('never goes to whoever wishes none', () => {
    for (const isOfTheDay of [true, false])
      expect(mailingOf('never', [returned], new Set(), isOfTheDay)).toEqual({ now: [], later: [], never: [returned] });
  });
});
