import { conflict, invalid, type Refusal } from '../refusal.js';
import type { InvitationAnswer } from './vocabulary.js';

/** What the reply of a mail program says (RFC 5546, 3.2.3). */
export interface MeetingReply {
  readonly uid: string;
  /** Of the invitation that it answers. */
  readonly sequence: number;
  /** The addresses that answer, in lower case, and what each says; null: something else than yes, perhaps or no. */
  readonly answers: readonly { readonly address: string; readonly answer: InvitationAnswer | null }[];
}

interface Line {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

const saying: Readonly<Record<string, InvitationAnswer>> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
};

/** Reads the reply in a calendar object (RFC 5545); null where it is none, or is of several events. */
export function readReply(calendar: string): MeetingReply | null {
  const lines = linesOf(calendar);
  const within = (name: string, at: readonly Line[]) => at.filter((line) => line.name === name);
  const opens = lines.findIndex(({ name, value }) => name === 'BEGIN' && value.toUpperCase() === 'VEVENT');
  const closes = lines.findIndex(({ name, value }) => name === 'END' && value.toUpperCase() === 'VEVENT');
  const events = within('BEGIN', lines).filter(({ value }) => value.toUpperCase() === 'VEVENT').length;
  const [method] = within('METHOD', opens < 0 ? lines : lines.slice(0, opens));
  if (method?.value.trim().toUpperCase() !== 'REPLY' || events !== 1 || closes < opens) return null;
  const event = lines.slice(opens + 1, closes);
  const [uid] = within('UID', event);
  const sequence = within('SEQUENCE', event)[0]?.value.trim() ?? '0';
  if (!uid || !/^\d{1,9}$/.test(sequence)) return null;
  return {
    uid: uid.value.trim(),
    sequence: Number(sequence),
    answers: within('ATTENDEE', event).map(({ value, parameters }) => ({
      address: value
        .trim()
        .replace(/^mailto:/i, '')
        .toLowerCase(),
      answer: saying[parameters.get('PARTSTAT')?.toUpperCase() ?? ''] ?? null,
    })),
  };
}

/** Content lines (RFC 5545, 3.1): a line that begins with white space belongs to the one before it. */
function linesOf(text: string): readonly Line[] {
  return text
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const parsed = lineOf(line);
      return parsed ? [parsed] : [];
    });
}

/** `NAME;KEY=value;KEY="quoted: value":VALUE` */
function lineOf(line: string): Line | null {
  const found = /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/.exec(line);
  if (!found) return null;
  const [, name = '', parameters = '', value = ''] = found;
  const pairs = parameters.matchAll(/;([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)/g);
  return {
    name: name.toUpperCase(),
    value,
    parameters: new Map([...pairs].map(([, key = '', said = '']) => [key.toUpperCase(), said.replace(/^"|"$/g, '')])),
  };
}

/** The invitation that a reply would answer. */
export interface InvitationToAnswer {
  readonly uid: string;
  readonly sequence: number;
  /** To which of the country's addresses it went, in lower case. */
  readonly addresses: readonly string[];
}

/**
 * What a country answers by the reply of its mail program. Refused: the reply to another meeting, to an invitation that
 * was replaced (a postponed meeting's old one accepted), and one from an address that was not invited for this country.
 */
export function answerOfReply(reply: MeetingReply | null, invitation: InvitationToAnswer): InvitationAnswer | Refusal {
  if (!reply) return invalid({ pointer: '/file', code: 'no-reply' });
  if (reply.uid !== invitation.uid) return conflict('reply-of-another-meeting', '/file');
  const own = reply.answers.find(({ address }) => invitation.addresses.includes(address));
  if (!own) return conflict('reply-of-another-country', '/file');
  if (reply.sequence !== invitation.sequence) return conflict('invitation-outdated', '/file');
  return own.answer ?? invalid({ pointer: '/file', code: 'no-answer-in-reply' });
}
