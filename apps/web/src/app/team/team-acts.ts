import { inject, Injectable } from '@angular/core';
import { Formats } from '../platform/formats';
import {
  beginningOf,
  holdingOf,
  instrumentOf,
  instrumentPatchOf,
  memberPatchOf,
  seatOf,
  seatPatchOf,
  type TeamForm,
  teamPatchOf,
  type Values,
} from './forms';
import { decisionOf, letterOf, meetingOf } from './meeting-forms';
import { MeetingsApi } from './meetings-api';
import { TeamApi } from './team-api';

/** Sends what was written in a form of the team. */
@Injectable({ providedIn: 'root' })
export class TeamActs {
  private readonly api = inject(TeamApi);
  private readonly meetings = inject(MeetingsApi);
  private readonly formats = inject(Formats);

  send(
    iso3: string,
    form: TeamForm,
    values: Values,
    { key, version }: { key: string; version: number },
  ): Promise<unknown> {
    switch (form.kind) {
      case 'begin':
        return this.api.begin(iso3, beginningOf(values), key);
      case 'change':
        return this.api.change(form.team.id, teamPatchOf(values), version);
      case 'renew':
        return this.api.renew(form.team.id, { until: values['until'] ?? '' }, key);
      case 'seat':
        return this.api.addSeat(form.team.id, seatOf(values), key);
      case 'seat-change':
        return this.api.changeSeat(form.seat.id, seatPatchOf(values), version);
      case 'name':
        return this.api.name(form.seat.id, holdingOf(values, form.place, form.seat.institution), key);
      case 'end':
        return this.api.end(form.holding.id, { until: values['until'] ?? '' }, key);
      case 'member':
        return this.api.changeMember(form.member.id, memberPatchOf(values), version);
      case 'instrument':
        return this.api.record(form.team.id, instrumentOf(values), key);
      case 'instrument-change':
        return this.api.correct(form.instrument.id, instrumentPatchOf(values), version);
      case 'meeting':
        return this.meetings.call(iso3, meetingOf(values), key);
      case 'meeting-change':
        return this.meetings.change(form.meeting.id, meetingOf(values), version);
      case 'meeting-cancel':
        return this.meetings.cancel(form.meeting.id, key);
      case 'minutes':
        return this.meetings.change(form.meeting.id, { minutesDocumentId: values['document'] || null }, version);
      case 'decision':
        return this.meetings.decide(form.meeting.id, decisionOf(values), key);
      case 'letter':
        return this.meetings.write(form.team.id, letterOf(values), key);
    }
  }

  /** The version that the person saw, of what is changed; 0 where something is added. */
  versionOf(form: TeamForm): number {
    if (form.kind === 'change') return form.team.version;
    if (form.kind === 'seat-change') return form.seat.version;
    if ('meeting' in form) return form.meeting.version;
    if (form.kind === 'member') return form.member.version;
    return form.kind === 'instrument-change' ? form.instrument.version : 0;
  }

  /** What came with a 412, in words; null where nothing that can be shown came. */
  readClash(current: unknown): { readonly version: number; readonly says: string } | null {
    if (typeof current !== 'object' || current === null || !('version' in current)) return null;
    const { version } = current;
    const shown = ['name', 'title', 'institution', 'on', 'until', 'starts', 'place'] as const;
    const facts: Readonly<Record<string, unknown>> = { ...current };
    const says = shown.flatMap((field) => {
      const value = facts[field];
      if (typeof value !== 'string') return [];
      if (field === 'starts') return [this.formats.day(value.slice(0, 10)), value.slice(11)];
      return [field === 'on' || field === 'until' ? this.formats.day(value) : value];
    });
    return typeof version === 'number' ? { version, says: this.formats.enumeration(says) } : null;
  }
}
