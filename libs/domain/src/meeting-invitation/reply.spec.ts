import fc from 'fast-check';
import { answerOfReply, readReply } from './reply.js';

const event = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'METHOD:REPLY', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
const plain = event('UID:a', 'SEQUENCE:2', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:One@Example.org');

describe('the reply of a mail program', () => {
  it('is read however its lines are folded', () => {
    const text = event(
      'UID:some-id',
      'SEQUENCE:12',
      'ATTENDEE;CN="Doe; Jane: A";PARTSTAT=DECLINED:MAILTO:one@example.org',
    );
    const folds = fc.array(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 12 });
    fc.assert(
      fc.property(folds, fc.constantFrom('\r\n ', '\r\n\t', '\n '), (at, fold) => {
        // Between the two signs of a line end nothing is folded.
        const places = [...new Set(at)].filter((each) => !'\r\n'.includes(text[each] ?? '') && text[each - 1] !== '\r');
        const folded = places
          .sort((one, other) => other - one)
          .filter((each) => text[each - 1] !== '\n')
          .reduce((whole, each) => whole.slice(0, each) + fold + whole.slice(each), text);
        expect(readReply(folded)).toEqual({
          uid: 'some-id',
          sequence: 12,
          answers: [{ address: 'one@example.org', answer: 'declined' }],
        });
      }),
    );
  });

  it('is none where it is a request, of two events, without an id, or no calendar', () => {
    const two = plain.replace('END:VEVENT', 'END:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT');
    for (const text of [plain.replace('REPLY', 'REQUEST'), two, plain.replace('UID:a\r\n', ''), '', 'Hello']) {
      expect(readReply(text)).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (text) => readReply(text) === null));
  });

  it('counts for the address that was invited, and for the invitation that stands', () => {
    const to = { uid: 'a', sequence: 2, addresses: ['one@example.org'] };
    expect(answerOfReply(readReply(plain), to)).toBe('accepted');
    expect(answerOfReply(null, to)).toMatchObject({ refused: 'invalid' });
    expect(answerOfReply(readReply(plain), { ...to, uid: 'b' })).toMatchObject({ code: 'reply-of-another-meeting' });
    expect(answerOfReply(readReply(plain), { ...to, addresses: ['other@example.org'] })).toMatchObject({
      code: 'reply-of-another-country',
    });
    expect(answerOfReply(readReply(plain), { ...to, sequence: 3 })).toMatchObject({ code: 'invitation-outdated' });
    const delegated = readReply(plain.replace('ACCEPTED', 'DELEGATED'));
    expect(answerOfReply(delegated, to)).toMatchObject({ errors: [{ code: 'no-answer-in-reply' }] });
  });
});
