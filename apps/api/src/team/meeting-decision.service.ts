import { Injectable } from '@nestjs/common';
import {
  ActionInput,
  type DecisionActionInput,
  type DecisionInput,
  type DecisionPatch,
  type MeetingDecision,
  type TeamMeeting,
} from '@portal/contracts';
import { conflict, dayOfInstant, invalid, isRefusal, notFound, type Refusal, refusalToRunTeam } from '@portal/domain';
import { ActionService } from '../plan/action.service.js';
import { Database } from '../platform/database/database.js';
import type { RequestActor } from '../platform/database/request-actor.js';
import { presentUnless } from './condition.js';
import { decisionById, decisionPicture, meetingById, meetingPicture } from './meeting.queries.js';
import type { DecisionRow } from './meeting.row.js';

/** What a meeting decided: a text, perhaps a day by which it is due, open or done. */
@Injectable()
export class MeetingDecisionService {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionService,
  ) {}

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
      const current = await decisionPicture(tx, id);
      if (!decision || !current) return notFound;
      const refusal = refusalToRunTeam(actor, decision.iso3) ?? presentUnless(ifMatch, decision, () => current);
      if (refusal) return refusal;
      const today = dayOfInstant(tx.now);
      const changed = await tx.change<DecisionRow>('meeting_decision', decision, {
        text: text ?? decision.text,
        due: due === undefined ? decision.due : due,
        done_on: isDone === undefined ? decision.done_on : isDone ? (decision.done_on ?? today) : null,
      });
      const present = (await decisionPicture(tx, id)) ?? notFound;
      if (!isRefusal(changed)) return present;
      return changed.refused === 'stale' && !isRefusal(present) ? { refused: 'stale', current: present } : changed;
    });
  }

  /** It becomes an action of a plan of the same country, by whoever may write that plan; once. */
  become(actor: RequestActor, id: string, input: DecisionActionInput): Promise<MeetingDecision | Refusal> {
    return this.database.write(actor, async (tx) => {
      const decision = await decisionById(tx, id);
      const current = await decisionPicture(tx, id);
      if (!decision || !current) return notFound;
      const refusal = refusalToRunTeam(actor, decision.iso3);
      if (refusal) return refusal;
      if (current.action !== null) return conflict('already-an-action');
      const isTheirs = await tx.row(
        'SELECT 1 FROM objective o JOIN action_plan p ON p.id = o.plan_id WHERE o.id = $1 AND p.iso3 = $2',
        [input.objectiveId, decision.iso3],
      );
      if (!isTheirs) return invalid({ pointer: '/objectiveId', code: 'unknown-objective' });
      const action = await this.actions.addIn(tx, actor, ActionInput.parse(input));
      if (isRefusal(action)) return action;
      const changed = await tx.change<DecisionRow>('meeting_decision', decision, { action_id: action.lineId });
      // Somebody else was faster: theirs stays, and this one is not added.
      if (isRefusal(changed)) return conflict('already-an-action');
      return (await decisionPicture(tx, id)) ?? notFound;
    });
  }
}
