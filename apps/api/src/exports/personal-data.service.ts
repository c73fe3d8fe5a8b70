import { Injectable } from '@nestjs/common';
import { type PersonalData, personalParts } from '@portal/contracts';
import { isRefusal, notFound, type Refusal, refusalToRunTeam, system } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction } from '../platform/database/transaction.js';

type Part = PersonalData['parts'][number];

/** What the portal holds about one person, for that person: told to nobody else, but of members without an account. */
@Injectable()
export class PersonalDataService {
  constructor(private readonly database: Database) {}

  /** One's own, with whatever a country's team holds on the same person. */
  own(actor: RequestActor): Promise<PersonalData> {
    return this.database.read(system, async (tx) => {
      const members = await tx.rows<{ id: string }>('SELECT id FROM team_member WHERE person_id = $1', [actor.id]);
      const parts = [
        ...(await partsOf(tx, ofPerson, actor.id)),
        ...(await partsOf(
          tx,
          ofMember,
          members.map(({ id }) => id),
        )),
      ];
      return { name: actor.name, at: tx.now, parts: inOrder(parts) };
    });
  }

  /** A member of the team, on behalf of whom the focal point asks. */
  async ofMember(actor: RequestActor, id: string): Promise<PersonalData | Refusal> {
    const member = await this.database.read(actor, async (tx) => {
      const row = await tx.row<{ iso3: string; name: string }>('SELECT iso3, name FROM team_member WHERE id = $1', [
        id,
      ]);
      if (!row) return notFound;
      return refusalToRunTeam(actor, row.iso3) ?? row;
    });
    if (isRefusal(member)) return member;
    return this.database.read(system, async (tx) => ({
      name: member.name,
      at: tx.now,
      parts: inOrder(await partsOf(tx, ofMember, [id])),
    }));
  }
}

async function partsOf(
  tx: ReadTransaction,
  queries: Readonly<Partial<Record<Part['part'], string>>>,
  whose: unknown,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const part of personalParts) {
    const sql = queries[part];
    if (sql !== undefined) parts.push({ part, items: await tx.rows<Part['items'][number]>(sql, [whose]) });
  }
  return parts.filter(({ items }) => items.length > 0);
}

function inOrder(parts: readonly Part[]): Part[] {
  return parts.toSorted((one, other) => personalParts.indexOf(one.part) - personalParts.indexOf(other.part));
}

const ofPerson: Readonly<Partial<Record<Part['part'], string>>> = {
  account: `SELECT name, email, language, mail_choice AS mail, created_at AS since FROM person WHERE id = $1`,
  assignments: `SELECT role, scope AS place, since, until FROM role_assignment WHERE person_id = $1 ORDER BY since, id`,
  briefings: `SELECT t.reference AS title, b.iso3 AS country, b.read_at AS read
    FROM briefing_read b JOIN round_table t ON t.id = b.round_table_id WHERE b.person_id = $1 ORDER BY b.read_at, b.id`,
  answers: `SELECT t.reference AS title, a.iso3 AS country, a.answered_at AS at FROM meeting_answer a
    JOIN round_table t ON t.id = a.round_table_id WHERE a.answered_by = $1 ORDER BY a.answered_at, a.id`,
  feeds: `SELECT kind, code AS place, made_at AS since, revoked_at AS until FROM calendar_feed WHERE person_id = $1
    ORDER BY made_at, id`,
  reports: `SELECT iso3 AS country, written_at AS at FROM status_update WHERE written_by = $1 ORDER BY written_at, id`,
  documents: `SELECT title, iso3 AS country, uploaded_at AS at FROM document WHERE uploaded_by = $1 ORDER BY uploaded_at, id`,
  letters: `SELECT subject, iso3 AS country, sent_at AS at FROM team_letter WHERE sent_by = $1 ORDER BY sent_at, id`,
  positions: `SELECT kind, iso3 AS country, written_at AS at FROM country_position WHERE written_by = $1
    ORDER BY written_at, id`,
  ballots: `SELECT iso3 AS country, cast_at AS at FROM ballot WHERE cast_by = $1 ORDER BY cast_at, id`,
  'risk-parts': `SELECT iso3 AS country, named_at AS since FROM risk_part WHERE person_id = $1 ORDER BY named_at, id`,
  'risk-words': `SELECT iso3 AS country, changed_at AS at FROM scenario_change WHERE changed_by = $1
    UNION ALL SELECT iso3, written_at FROM scenario_comment WHERE written_by = $1 ORDER BY 2`,
  // That, and when: what somebody scored is for the team, once its round is over.
  scores: `SELECT iso3 AS country, scored_at AS at FROM scorer WHERE person_id = $1 AND scored_at IS NOT NULL
    ORDER BY scored_at, id`,
  reviews: `SELECT iso3 AS country, reviewed_at AS at FROM review WHERE person_id = $1 ORDER BY reviewed_at, id`,
  'risk-access': `SELECT iso3 AS country, granted_at AS since, until FROM risk_grant WHERE person_id = $1
    ORDER BY granted_at, id`,
  told: `SELECT kind, iso3 AS country, at, read_at AS read FROM notification WHERE person_id = $1 ORDER BY at, id`,
  mails: `SELECT kind, created_at AS at FROM mail WHERE person_id = $1 ORDER BY created_at, id`,
  'round-tables': `SELECT t.reference, d.iso3 AS country, t.starts_at AS at, d.seat, d.name, d.email, d.answer, d.attended,
      n.visa_letter AS "visaLetter", n.interpretation, n.diet
    FROM delegate d JOIN round_table t ON t.id = d.round_table_id LEFT JOIN delegate_need n ON n.delegate_id = d.id
    WHERE d.person_id = $1 ORDER BY d.nominated_at, d.id`,
  sessions: `SELECT created_at AS since, last_used_at AS at FROM session WHERE person_id = $1 ORDER BY created_at`,
};

const ofMember: Readonly<Partial<Record<Part['part'], string>>> = {
  member: `SELECT m.iso3 AS country, m.name, m.spellings, m.institution, m.languages, m.domains, c.email, c.telephone
    FROM team_member m LEFT JOIN member_contact c ON c.member_id = m.id
    WHERE m.id = ANY ($1::uuid[]) OR m.merged_into = ANY ($1::uuid[]) ORDER BY m.written_at, m.id`,
  terms: `SELECT s.iso3 AS country, s.sector, s.institution, h.place AS seat, h.role, h.since, h.until
    FROM seat_holder x JOIN seat_holding h ON h.id = x.holding_id JOIN seat s ON s.id = h.seat_id
    WHERE x.member_id = ANY ($1::uuid[]) ORDER BY h.since, h.id`,
  meetings: `SELECT m.iso3 AS country, m.starts_at AS at, m.place, i.attendance FROM meeting_invitee i
    JOIN team_meeting m ON m.id = i.meeting_id WHERE i.member_id = ANY ($1::uuid[]) ORDER BY m.starts_at, m.id`,
  // With an account it is told of the account already.
  'round-tables': `SELECT t.reference, d.iso3 AS country, t.starts_at AS at, d.seat, d.name, d.email, d.answer, d.attended,
      n.visa_letter AS "visaLetter", n.interpretation, n.diet
    FROM delegate d JOIN round_table t ON t.id = d.round_table_id LEFT JOIN delegate_need n ON n.delegate_id = d.id
    WHERE d.member_id = ANY ($1::uuid[]) ORDER BY d.nominated_at, d.id`,
};
