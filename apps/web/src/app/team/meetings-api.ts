import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AttendanceInput,
  DecisionActionInput,
  DecisionInput,
  DecisionPatch,
  MeetingDecision,
  TeamLetter,
  TeamLetterInput,
  TeamMeeting,
  TeamMeetingInput,
  TeamMeetingPatch,
  TeamMeetings,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';
import type { TeamAsked } from './team-api';

const base = '/api/v1';
const seen = (version: number) => ({ ifMatch: `"${version}-"` });

/** The calls of a team's meetings, and of what is written to all of it. */
@Injectable({ providedIn: 'root' })
export class MeetingsApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  /** The latest first. */
  list(asked: () => TeamAsked | undefined) {
    return httpResource<TeamMeetings>(() => {
      const query = asked();
      if (!query) return undefined;
      return { url: `${base}/team-meetings`, params: { iso3: query.iso3, sample: query.sample, limit: 20 } };
    });
  }

  one(id: () => string | undefined) {
    return httpResource<TeamMeeting>(() => {
      const asked = id();
      if (asked === undefined) return undefined;
      return {
        url: `${base}/team-meetings/${encodeURIComponent(asked)}`,
        headers: { 'Accept-Language': this.language() },
      };
    });
  }

  call(iso3: string, input: TeamMeetingInput, key: string): Promise<TeamMeeting> {
    return this.requests.send('POST', `${base}/countries/${iso3}/team-meetings`, input, { key });
  }

  change(id: string, patch: TeamMeetingPatch, version: number): Promise<TeamMeeting> {
    return this.requests.send('PATCH', `${base}/team-meetings/${id}`, patch, seen(version));
  }

  cancel(id: string, key: string): Promise<TeamMeeting> {
    return this.requests.send('POST', `${base}/team-meetings/${id}/cancel`, undefined, { key });
  }

  attend(id: string, input: AttendanceInput, version: number): Promise<TeamMeeting> {
    return this.requests.send('PATCH', `${base}/team-meetings/${id}/attendance`, input, seen(version));
  }

  decide(id: string, input: DecisionInput, key: string): Promise<TeamMeeting> {
    return this.requests.send('POST', `${base}/team-meetings/${id}/decisions`, input, { key });
  }

  settle(id: string, patch: DecisionPatch, version: number): Promise<MeetingDecision> {
    return this.requests.send('PATCH', `${base}/meeting-decisions/${id}`, patch, seen(version));
  }

  becomeAction(decisionId: string, input: DecisionActionInput, key: string): Promise<MeetingDecision> {
    return this.requests.send('POST', `${base}/meeting-decisions/${decisionId}/action`, input, { key });
  }

  write(teamId: string, input: TeamLetterInput, key: string): Promise<TeamLetter> {
    return this.requests.send('POST', `${base}/teams/${teamId}/letters`, input, { key });
  }
}
