import { Injectable } from '@nestjs/common';
import type { DecisionInput, DecisionPatch, MeetingDecision, TeamMeeting } from '@portal/contracts';
import { conflict, dayOfInstant, isRefusal, notFound, type Refusal, refusalToRunTeam } from '@portal/domain';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { presentUnless } from './condition.js';
import { decisionById, meetingById, meetingPicture, toDecision } from './meeting.queries.js';
import type { DecisionRow } from './meeting.row.js';

/** What a meeting decided: a text, perhaps a day by which it is due, open or done. */
@Injectable()
export class MeetingDecisionService {
  constructor(private readonly database: Database) {}

  add(actor: RequestActor, meetingId: string, { text, due }: DecisionInput): Promise<TeamMeeting | Refusal> {
    return this.database.write(actor, async (tx) => {
      const meeting = await meetingById(tx, meetingId);
      if (!meeting) return notFound;
      const refusal = refusalToRunTeam(actor, meeting.iso3);
      if (refusal) return refusal;
      if (meeting.cancelled_at !== null) return conflict('meeting-cancelled');
      await tx.insert('meeting_decision', {
        meeting_id: meetingId,
        iso3: meeting.iso3,
        text,
        due,
        written_by: actor.id,
        written_at: tx.now,
        sample: meeting.sample,
      });
      return (await meetingPicture(tx, actor, meetingId)) ?? notFound;
    });
  }

  change(
    actor: RequestActor,
    id: string,
    { text, due, isDone }: DecisionPatch,
    ifMatch: number | '*' | undefined,
  ): Promise<MeetingDecision | Refusal> {
    return this.database.write(actor, async (tx) => {
      const decision = await decisionById(tx, id);
      if (!decision) return notFound;
      const refusal =
        refusalToRunTeam(actor, decision.iso3) ?? presentUnless(ifMatch, decision, () => toDecision(decision));
      if (refusal) return refusal;
      const today = dayOfInstant(tx.now);
      const changed = await tx.change<DecisionRow>('meeting_decision', decision, {
        text: text ?? decision.text,
        due: due === undefined ? decision.due : due,
        done_on: isDone === undefined ? decision.done_on : isDone ? (decision.done_on ?? today) : null,
      });
      const present = await decisionById(tx, id);
      if (!isRefusal(changed)) return present ? toDecision(present) : notFound;
      return changed.refused === 'stale' && present ? { refused: 'stale', current: toDecision(present) } : changed;
    });
  }
}
