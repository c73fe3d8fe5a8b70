import { Injectable } from '@nestjs/common';
import type { TeamLetter, TeamLetterInput } from '@portal/contracts';
import { dayOfInstant, lettersADay, notFound, type Refusal, refusalToWriteToTeam } from '@portal/domain';
import { sentence } from '@portal/texts';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { Mail } from '../platform/mail/mail.js';
import { inOfficeOn } from './meeting.queries.js';
import { regionsOf, teamById } from './team.queries.js';
import { addresseesOf } from './team-post.js';

interface LetterRow {
  readonly id: string;
  readonly iso3: string;
  readonly subject: string;
  readonly sent_at: string;
  readonly sent_to: number;
  readonly without_address: number;
}

/** Writes to everybody in office of a team; whoever writes learns to how many it went, and no address. */
@Injectable()
export class TeamLetterService {
  constructor(
    private readonly database: Database,
    private readonly mail: Mail,
  ) {}

  send(actor: RequestActor, teamId: string, { subject, text }: TeamLetterInput): Promise<TeamLetter | Refusal> {
    return this.database.write(actor, async (tx) => {
      const team = await teamById(tx, teamId);
      if (!team) return notFound;
      const { iso3 } = team;
      const refusal =
        refusalToWriteToTeam(actor, iso3, await regionsOf(tx, iso3)) ?? (await refusalOfMany(tx, actor, teamId));
      if (refusal) return refusal;
      const memberIds = await tx.derive(() => inOfficeOn(tx, iso3, dayOfInstant(tx.now)));
      const addressees = await addresseesOf(tx, memberIds, actor.language);
      const sender = await tx.row<{ email: string }>('SELECT email FROM person WHERE id = $1', [actor.id]);
      for (const to of addressees) {
        const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
          sentence('mail', key, to.language, values);
        await this.mail.post(tx, {
          to,
          kind: 'team-letter',
          subject,
          paragraphs: [
            say('letter-from', { name: actor.name, team: team.name }),
            ...text.split(/\n+/).filter((line) => line.trim() !== ''),
            say('letter-hidden'),
          ],
          action: { words: say('letter-open'), path: `/countries/${iso3}/team` },
          mayChoose: false,
          // An answer is for whoever wrote, not for the portal.
          ...(sender ? { replyTo: { name: actor.name, address: sender.email } } : {}),
        });
      }
      const sent = await tx.insert<LetterRow>('team_letter', {
        team_id: teamId,
        iso3,
        subject,
        text,
        sent_by: actor.id,
        sent_at: tx.now,
        sent_to: addressees.length,
        without_address: memberIds.length - addressees.length,
        sample: team.sample,
      });
      return {
        id: sent.id,
        iso3,
        subject,
        sentAt: sent.sent_at,
        sentTo: sent.sent_to,
        withoutAddress: sent.without_address,
      };
    });
  }
}

/** Two letters at once are one after the other, so that none slips by the count. */
async function refusalOfMany(tx: ReadTransaction, actor: RequestActor, teamId: string): Promise<Refusal | null> {
  await tx.rows('SELECT pg_advisory_xact_lock(hashtextextended($1, 22))', [`${teamId}${actor.id}`]);
  const row = await tx.row<{ sent: number; seconds: number }>(
    `SELECT count(*)::int AS sent, ceil(extract(epoch FROM min(sent_at) + interval '1 day' - now()))::int AS seconds
     FROM team_letter WHERE team_id = $1 AND sent_by = $2 AND sent_at > now() - interval '1 day'`,
    [teamId, actor.id],
  );
  if (!row || row.sent < lettersADay) return null;
  return { refused: 'too-many', retryAfterSeconds: Math.max(1, row.seconds) };
}
