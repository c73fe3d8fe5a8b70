import { httpResource, HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  AttendanceNotes,
  Checklist,
  ChecklistMarkInput,
  ChecklistTemplate,
  ChecklistTemplateInput,
  Delegate,
  DelegateInput,
  DelegateNeedsInput,
  DelegatePatch,
  Delegation,
  Delegations,
  DelegationSeatsInput,
  Readiness,
  ReadinessMarkInput,
  RemindInput,
  ReminderPreview,
  TeamMember,
  TeamMembers,
} from '@portal/contracts';
import { firstValueFrom } from 'rxjs';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1';

/** The calls of delegations, readiness and checklist. Reads ask again when the reader changes the language. */
@Injectable({ providedIn: 'root' })
export class DelegationApi {
  private readonly language = inject(Languages).current;
  private readonly http = inject(HttpClient);
  private readonly requests = inject(Requests);

  delegations(roundTable: () => string | undefined) {
    return httpResource<Delegations>(() => this.of('delegations', roundTable()));
  }

  readiness(roundTable: () => string | undefined) {
    return httpResource<Readiness>(() => this.of('readiness', roundTable()));
  }

  checklist(roundTable: () => string | undefined) {
    return httpResource<Checklist>(() => this.of('checklists', roundTable()));
  }

  /** The days of a region's checklist, before and after the first day. */
  checklistTemplate(region: () => string | undefined) {
    return httpResource<ChecklistTemplate>(() => {
      const asked = region();
      return asked === undefined ? undefined : { url: `${base}/checklist-templates`, params: { region: asked } };
    });
  }

  setChecklistTemplate(input: ChecklistTemplateInput, version: number): Promise<ChecklistTemplate> {
    return this.requests.send('PATCH', `${base}/checklist-templates`, input, { ifMatch: `"${version}-"` });
  }

  preview(roundTable: string, iso3: string): Promise<ReminderPreview> {
    return firstValueFrom(
      this.http.get<ReminderPreview>(`${base}/readiness/reminder`, {
        params: { roundTable, iso3 },
        headers: { 'Accept-Language': this.language() },
      }),
    );
  }

  /** Whom a country may name from its team. */
  async members(iso3: string): Promise<readonly Pick<TeamMember, 'id' | 'name'>[]> {
    const { items } = await firstValueFrom(
      this.http.get<TeamMembers>(`${base}/team-members`, { params: { iso3, sample: 'include', limit: 200 } }),
    );
    return items;
  }

  name(input: DelegateInput, key: string): Promise<Delegate> {
    return this.requests.send('POST', `${base}/delegates`, input, { key });
  }

  change(id: string, patch: DelegatePatch, version: number): Promise<Delegate> {
    return this.requests.send('PATCH', `${base}/delegates/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  setNeeds(id: string, input: DelegateNeedsInput, key: string): Promise<Delegate> {
    return this.requests.send('POST', `${base}/delegates/${id}/needs`, input, { key });
  }

  erase(id: string, key: string): Promise<Delegate> {
    return this.requests.send('POST', `${base}/delegates/${id}/erase`, {}, { key });
  }

  setSeats(input: DelegationSeatsInput, key: string): Promise<Delegation> {
    return this.requests.send('POST', `${base}/delegations/seats`, input, { key });
  }

  noteAttendance(notes: AttendanceNotes, key: string): Promise<Delegations> {
    return this.requests.send('POST', `${base}/delegations/attendance`, notes, { key });
  }

  mark(input: ReadinessMarkInput, key: string): Promise<Readiness> {
    return this.requests.send('POST', `${base}/readiness/marks`, input, { key });
  }

  remind(input: RemindInput, key: string): Promise<Readiness> {
    return this.requests.send('POST', `${base}/readiness/reminders`, input, { key });
  }

  markLine(input: ChecklistMarkInput, key: string): Promise<Checklist> {
    return this.requests.send('POST', `${base}/checklists/marks`, input, { key });
  }

  private of(path: string, roundTable: string | undefined) {
    if (roundTable === undefined) return undefined;
    return { url: `${base}/${path}`, params: { roundTable }, headers: { 'Accept-Language': this.language() } };
  }
}
