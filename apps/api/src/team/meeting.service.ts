import { Injectable } from '@nestjs/common';
import type {
  AttendanceInput,
  TeamMeeting,
  TeamMeetingInput,
  TeamMeetingPatch,
  TeamMeetings,
  TeamMeetingsQuery,
} from '@portal/contracts';
import {
  conflict,
  type Instant,
  instantsOf,
  invalid,
  isRefusal,
  type MeetingTime,
  notFound,
  type Refusal,
  refusalToRunTeam,
  tidingsOf,
} from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import type { ReadTransaction, Transaction } from '../platform/database/transaction.js';
import { orderOf } from '../platform/http/lists.js';
import { presentUnless } from './condition.js';
import { MeetingMailService } from './meeting-mail.service.js';
import { inOfficeOn, inviteesOf, meetingById, meetingPicture, selectMeetings, summariesOf } from './meeting.queries.js';
import type { MeetingRow } from './meeting.row.js';
import { hasDocument, teamOfCountry } from './team.queries.js';

type Condition = number | '*' | undefined;

/** Meetings of a team: called, moved, held or cancelled; whoever is asked to come learns of each by mail. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly database: Database,
    private readonly post: MeetingMailService,
  ) {}

  list(actor: RequestActor, { page, limit, sort, iso3, sample }: TeamMeetingsQuery): Promise<TeamMeetings | Refusal> {
    const order = orderOf(sort, { startsAt: 'm.starts_at', iso3: 'm.iso3' }, 'm.starts_at DESC, m.id');
    if (isRefusal(order)) return Promise.resolve(order);
    return this.database.read(actor, async (tx) => {
      const asked = [sample === 'include', iso3 ?? null] as const;
      const where = '($1 OR NOT m.sample) AND ($2::text[] IS NULL OR m.iso3 = ANY ($2))';
      const rows = await tx.rows<MeetingRow>(`${selectMeetings} WHERE ${where} ORDER BY ${order} LIMIT $3 OFFSET $4`, [
        ...asked,
        limit,
        (page - 1) * limit,
      ]);
      const counted = await tx.row<{ total: number }>(
        `SELECT count(*)::int AS total FROM team_meeting m WHERE ${where}`,
        asked,
      );
      return { items: [...(await summariesOf(tx, rows))], page, limit, total: counted?.total ?? 0 };
    });
  }

  read(actor: RequestActor, id: string): Promise<TeamMeeting | Refusal> {
    return this.database.read(actor, async (tx) => (await meetingPicture(tx, actor, id)) ?? notFound);
  }

  call(actor: RequestActor, iso3: string, input: TeamMeetingInput): Promise<TeamMeeting | Refusal> {
    return this.database.write(actor, async (tx) => {
      const team = await teamOfCountry(tx, iso3);
      if (!team) return notFound;
      const refusal = refusalToRunTeam(actor, iso3);
      if (refusal) return refusal;
      const instants = instantsIn(input);
      if (isRefusal(instants)) return instants;
      const inOffice = await inOfficeOn(tx, iso3, input.starts.slice(0, 10));
      const asked = [...new Set(input.memberIds ?? inOffice)];
      const strangers = await refusalToInvite(tx, iso3, asked, inOffice);
      if (strangers) return strangers;
      const { starts, ends, zone, place, agenda } = input;
      const { id } = await tx.insert<MeetingRow>('team_meeting', {
        team_id: team.id,
        iso3,
        starts,
        ends,
        zone,
        starts_at: instants.startsAt,
        ends_at: instants.endsAt,
        place,
        agenda,
        called_by: actor.id,
        called_at: tx.now,
        sample: team.sample,
      });
      await invite(tx, { id, iso3 }, asked);
      const meeting = await meetingById(tx, id);
      if (meeting) await this.post.tell(tx, actor, meeting, asked, 'meeting-called');
      return (await meetingPicture(tx, actor, id)) ?? notFound;
    });
  }

  change(actor: RequestActor, id: string, patch: TeamMeetingPatch, ifMatch: Condition): Promise<TeamMeeting | Refusal> {
    return this.database.write(actor, async (tx) => {
      const meeting = await this.toChange(tx, actor, id, ifMatch);
      if (isRefusal(meeting)) return meeting;
      const planned = { ...meeting, ...withoutGaps(patch) };
      const instants = instantsIn(planned);
      if (isRefusal(instants)) return instants;
      const before = (await inviteesOf(tx, [id])).map(({ member_id }) => member_id);
      const after = [...new Set(patch.memberIds ?? before)];
      const inOffice = await inOfficeOn(tx, meeting.iso3, planned.starts.slice(0, 10));
      const added = after.filter((each) => !before.includes(each));
      const refusal =
        (await refusalToInvite(tx, meeting.iso3, added, inOffice, after)) ?? (await refusalToHold(tx, meeting, patch));
      if (refusal) return refusal;
      const isMoved = (['starts', 'ends', 'zone', 'place', 'agenda'] as const).some(
        (field) => planned[field] !== meeting[field],
      );
      const { asked, uninvited } = tidingsOf(before, after);
      const isNews = isMoved || added.length + uninvited.length > 0;
      const changed = await tx.change<MeetingRow>('team_meeting', meeting, {
        starts: planned.starts,
        ends: planned.ends,
        zone: planned.zone,
        starts_at: instants.startsAt,
        ends_at: instants.endsAt,
        place: planned.place,
        agenda: planned.agenda,
        minutes_document: patch.minutesDocumentId === undefined ? meeting.minutes_document : patch.minutesDocumentId,
        sequence: meeting.sequence + (isNews ? 1 : 0),
      });
      if (isRefusal(changed)) return this.stale(tx, actor, id, changed);
      await invite(tx, meeting, added);
      await tx.rows('DELETE FROM meeting_invitee WHERE meeting_id = $1 AND member_id = ANY ($2)', [id, uninvited]);
      const present = await meetingById(tx, id);
      if (present) {
        // Whoever no longer comes is told of the meeting that stands in their calendar.
        await this.post.tell(tx, actor, { ...meeting, sequence: present.sequence }, uninvited, 'meeting-cancelled');
        await this.post.tell(tx, actor, present, added, 'meeting-called');
        const others = isMoved ? asked.filter((each) => before.includes(each)) : [];
        await this.post.tell(tx, actor, present, others, 'meeting-changed');
      }
      return (await meetingPicture(tx, actor, id)) ?? notFound;
    });
  }

  /** It does not take place: the entry goes from everybody's calendar. */
  cancel(actor: RequestActor, id: string): Promise<TeamMeeting | Refusal> {
    return this.database.write(actor, async (tx) => {
      const meeting = await this.toChange(tx, actor, id, '*');
      if (isRefusal(meeting)) return meeting;
      if (meeting.ends_at <= tx.now) return conflict('meeting-over');
      const changed = await tx.change<MeetingRow>('team_meeting', meeting, {
        cancelled_at: tx.now,
        cancelled_by: actor.id,
        sequence: meeting.sequence + 1,
      });
      if (isRefusal(changed)) return this.stale(tx, actor, id, changed);
      const asked = (await inviteesOf(tx, [id])).map(({ member_id }) => member_id);
      const cancelled = { ...meeting, sequence: meeting.sequence + 1 };
      await this.post.tell(tx, actor, cancelled, asked, 'meeting-cancelled');
      return (await meetingPicture(tx, actor, id)) ?? notFound;
    });
  }

  /** Who was there; of whom nothing is said stays as it was. */
  record(
    actor: RequestActor,
    id: string,
    { attendance }: AttendanceInput,
    ifMatch: Condition,
  ): Promise<TeamMeeting | Refusal> {
    return this.database.write(actor, async (tx) => {
      const meeting = await this.toChange(tx, actor, id, ifMatch);
      if (isRefusal(meeting)) return meeting;
      const invited = new Set((await inviteesOf(tx, [id])).map(({ member_id }) => member_id));
      const unknown = attendance.flatMap(({ memberId }, place) =>
        invited.has(memberId) ? [] : [{ pointer: `/attendance/${place}/memberId`, code: 'unknown-member' } as const],
      );
      if (unknown.length > 0) return invalid(...unknown);
      const changed = await tx.change<MeetingRow>('team_meeting', meeting, { place: meeting.place });
      if (isRefusal(changed)) return this.stale(tx, actor, id, changed);
      for (const said of attendance) {
        await tx.rows(
          `UPDATE meeting_invitee SET attendance = $3, version = version + 1
           WHERE meeting_id = $1 AND member_id = $2 AND attendance <> $3`,
          [id, said.memberId, said.attendance],
        );
      }
      return (await meetingPicture(tx, actor, id)) ?? notFound;
    });
  }

  private async toChange(
    tx: ReadTransaction,
    actor: RequestActor,
    id: string,
    ifMatch: Condition,
  ): Promise<MeetingRow | Refusal> {
    const meeting = await meetingById(tx, id);
    if (!meeting) return notFound;
    const refusal = refusalToRunTeam(actor, meeting.iso3);
    if (refusal) return refusal;
    const current = await meetingPicture(tx, actor, id);
    return (
      presentUnless(ifMatch, meeting, () => current) ??
      (meeting.cancelled_at === null ? meeting : conflict('meeting-cancelled'))
    );
  }

  private async stale(tx: ReadTransaction, actor: RequestActor, id: string, refusal: Refusal): Promise<Refusal> {
    const current = await meetingPicture(tx, actor, id);
    return refusal.refused === 'stale' && current ? { refused: 'stale', current } : refusal;
  }
}

function instantsIn(time: MeetingTime): { readonly startsAt: Instant; readonly endsAt: Instant } | Refusal {
  const found = instantsOf(time);
  return 'startsAt' in found ? found : invalid(...found);
}

function withoutGaps({ starts, ends, zone, place, agenda }: TeamMeetingPatch) {
  const given = Object.entries({ starts, ends, zone, place, agenda }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Partial<Pick<MeetingRow, 'starts' | 'ends' | 'zone' | 'place' | 'agenda'>>;
}

async function invite(
  tx: Transaction,
  { id, iso3 }: Pick<MeetingRow, 'id' | 'iso3'>,
  memberIds: readonly string[],
): Promise<void> {
  for (const memberId of memberIds) {
    await tx.insert('meeting_invitee', { meeting_id: id, iso3, member_id: memberId, invited_at: tx.now });
  }
}

/** Only people of the country who are in office on the day of the meeting are asked to come. */
async function refusalToInvite(
  tx: ReadTransaction,
  iso3: string,
  added: readonly string[],
  inOffice: readonly string[],
  listed: readonly string[] = added,
): Promise<Refusal | null> {
  const outside = added.filter((each) => !inOffice.includes(each));
  if (outside.length === 0) return null;
  const known = await tx.rows<{ id: string }>('SELECT id FROM team_member WHERE iso3 = $1 AND id = ANY ($2)', [
    iso3,
    outside,
  ]);
  return invalid(
    ...outside.map((each) => ({
      pointer: `/memberIds/${listed.indexOf(each)}`,
      code: known.some(({ id }) => id === each) ? ('left-the-team' as const) : ('unknown-member' as const),
    })),
  );
}

async function refusalToHold(
  tx: ReadTransaction,
  { iso3 }: MeetingRow,
  { minutesDocumentId: id }: TeamMeetingPatch,
): Promise<Refusal | null> {
  if (id === undefined || id === null || (await hasDocument(tx, iso3, id))) return null;
  return invalid({ pointer: '/minutesDocumentId', code: 'unknown-document' });
}
