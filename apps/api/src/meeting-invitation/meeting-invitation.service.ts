import { Injectable } from '@nestjs/common';
import type { MeetingAnswerInput, MeetingInvitation, MeetingInvitations } from '@portal/contracts';
import {
  type AnswerSource,
  answerOfReply,
  conflict,
  forbidden,
  type InvitationAnswer,
  invalid,
  isCoordinator,
  isFocalPointOf,
  isRefusal,
  readReply,
  type Refusal,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { RoundTableLookup, type RoundTableRow } from '../round-table/round-table-lookup.service.js';
import { RoundTableWordsService } from '../round-table/round-table-words.service.js';
import { MeetingInvitationMailService } from './meeting-invitation-mail.service.js';
import { addressesFor, answersOf, type InvitationRow, invitationsOf } from './meeting-invitation.queries.js';
import { calendarsIn } from './reply-file.js';

/** What each country was told of a round table, and what it answers: on the page, or by the reply of its mail program. */
@Injectable()
export class MeetingInvitationService {
  constructor(
    private readonly database: Database,
    private readonly roundTables: RoundTableLookup,
    private readonly mails: MeetingInvitationMailService,
    private readonly words: RoundTableWordsService,
  ) {}

  list(actor: RequestActor, id: string): Promise<MeetingInvitations | Refusal> {
    return this.database.read(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, id);
      return isRefusal(row) ? row : this.picture(tx, actor, row);
    });
  }

  sendAgain(actor: RequestActor, id: string, iso3: string): Promise<MeetingInvitations | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toRun(tx, actor, id);
      if (isRefusal(row)) return row;
      const takesPart = (await this.roundTables.countries(tx, id)).some((each) => each.iso3 === iso3);
      if (!takesPart) return conflict('not-taking-part');
      if (row.life !== 'invited') return conflict('not-invited');
      await this.mails.again(tx, actor, row, iso3);
      return this.picture(tx, actor, row);
    });
  }

  answer(
    actor: RequestActor,
    id: string,
    iso3: string,
    { answer, sequence, note }: MeetingAnswerInput,
  ): Promise<MeetingInvitations | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.toAnswer(tx, actor, id, iso3);
      if (isRefusal(row)) return row;
      const invitation = await this.standing(tx, row, iso3, sequence);
      if (isRefusal(invitation)) return invitation;
      await this.keep(tx, actor, row, { iso3, answer, note, source: 'page' });
      return this.picture(tx, actor, row);
    });
  }

  /** The country's own focal point brings it, or the secretariat whom the mail program sent it to. */
  bringReply(actor: RequestActor, id: string, iso3: string, file: Buffer): Promise<MeetingInvitations | Refusal> {
    return this.database.write(actor, async (tx) => {
      const row = await this.roundTables.inside(tx, id);
      if (isRefusal(row)) return row;
      const refusal = this.refusalToBring(actor, row, iso3);
      if (refusal) return refusal;
      const [reply = null] = calendarsIn(file).flatMap((calendar) => readReply(calendar) ?? []);
      if (!reply) return invalid({ pointer: '/file', code: 'no-reply' });
      const invitation = (await invitationsOf(tx, id)).find((each) => each.iso3 === iso3);
      if (!invitation) return conflict('not-invited');
      const addresses = await tx.derive(() => addressesFor(tx, iso3, invitation.person_ids));
      const answer = answerOfReply(reply, { uid: id, sequence: row.sequence, addresses });
      if (isRefusal(answer)) return answer;
      const standing = await this.standing(tx, row, iso3, reply.sequence);
      if (isRefusal(standing)) return standing;
      await this.keep(tx, actor, row, { iso3, answer, note: '', source: 'reply' });
      return this.picture(tx, actor, row);
    });
  }

  private mayReadLetter(actor: RequestActor, row: RoundTableRow, iso3: string): boolean {
    return this.roundTables.mayRun(actor, row) || isCoordinator(actor) || isFocalPointOf(actor, iso3);
  }

  private refusalToBring(actor: RequestActor, row: RoundTableRow, iso3: string): Refusal | null {
    if (row.fact !== null) return conflict('documented');
    if (isFocalPointOf(actor, iso3) || this.roundTables.mayRun(actor, row)) return null;
    return forbidden('not-your-country');
  }

  /** The invitation that can be answered. One of before the meeting moved, or was postponed, is answered no more. */
  private async standing(
    tx: ReadTransaction,
    row: RoundTableRow,
    iso3: string,
    sequence: number,
  ): Promise<InvitationRow | Refusal> {
    if (sequence !== row.sequence) return conflict('invitation-outdated');
    const invitation = (await invitationsOf(tx, row.id)).find((each) => each.iso3 === iso3);
    return row.life === 'invited' && invitation?.method === 'REQUEST' ? invitation : conflict('not-invited');
  }

  private async keep(
    tx: Transaction,
    actor: RequestActor,
    row: RoundTableRow,
    said: {
      readonly iso3: string;
      readonly answer: InvitationAnswer;
      readonly note: string;
      readonly source: AnswerSource;
    },
  ): Promise<void> {
    await tx.insert('meeting_answer', {
      ...said,
      round_table_id: row.id,
      sequence: row.sequence,
      answered_by: actor.id,
      sample: row.sample,
    });
  }

  private async picture(tx: ReadTransaction, actor: RequestActor, row: RoundTableRow): Promise<MeetingInvitations> {
    const sent = new Map((await invitationsOf(tx, row.id)).map((each) => [each.iso3, each]));
    const answers = new Map((await answersOf(tx, row.id)).map((each) => [each.iso3, each]));
    const isOpen = row.life === 'invited';
    const mayRun = this.roundTables.mayRun(actor, row);
    const collator = new Intl.Collator(actor.language);
    const items = (await this.roundTables.countries(tx, row.id)).map(({ iso3, participation }): MeetingInvitation => {
      const invitation = sent.get(iso3);
      const answer = answers.get(iso3);
      const isAsked = isOpen && invitation?.method === 'REQUEST';
      return {
        iso3,
        name: this.words.country(iso3, actor.language),
        participation,
        sent: invitation
          ? {
              at: invitation.sent_at,
              to: invitation.person_ids.length,
              isCancellation: invitation.method === 'CANCEL',
              isCurrent: invitation.sequence === row.sequence,
            }
          : null,
        answer: answer
          ? {
              answer: answer.answer,
              source: answer.source,
              note: answer.note,
              at: answer.answered_at,
              by: answer.person,
              isCurrent: answer.sequence === row.sequence,
            }
          : null,
        mayAnswer: isAsked && isFocalPointOf(actor, iso3),
        mayBringReply: isAsked && (mayRun || isFocalPointOf(actor, iso3)),
        hasLetter: row.starts !== null && this.mayReadLetter(actor, row, iso3),
      };
    });
    return {
      roundTable: row.id,
      sequence: row.sequence,
      isOpen,
      maySend: isOpen && mayRun,
      region: row.region,
      mayWriteLetters: row.region !== null && mayRun,
      items: items.sort((one, other) => collator.compare(one.name, other.name)),
    };
  }
}
