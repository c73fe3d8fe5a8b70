import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  Action,
  ActionInput,
  ActionServes,
  ActionServesInput,
  ActionPatch,
  ActionPlan,
  ActionPlanInput,
  ActionPlanPatch,
  ActionPlans,
  ActionsPatch,
  AssigneesInput,
  ChangedActions,
  NextVersionInput,
  Objective,
  ObjectiveInput,
  ObjectivePatch,
  PlanAnswer,
  PlanComparison,
  PlanGrant,
  PlanGrantInput,
  PlanReaders,
  PlanStepInput,
  ProgressReportInput,
  ProgressReports,
  ReinstatementInput,
  ReportedAction,
  ServedRisks,
  VerificationInput,
  WholePlan,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1';

/** Whose plans are asked for. */
export type PlanOwner = { readonly iso3: string } | { readonly region: string };

/** The calls of action plans. Reads ask again when the reader changes the language; writes keep their key across tries. */
@Injectable({ providedIn: 'root' })
export class PlanApi {
  private readonly http = inject(HttpClient);
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  /** One version, all of it or its headline, by what the reader may see; undefined asks nothing. */
  plan(id: () => string | undefined) {
    return httpResource<PlanAnswer>(() => this.asked(id(), (wanted) => `action-plans/${encodeURIComponent(wanted)}`));
  }

  /** The same once, after something was changed. */
  read(id: string): Promise<PlanAnswer> {
    return firstValueFrom(this.http.get<PlanAnswer>(`${base}/action-plans/${id}`, { headers: this.spoken() }));
  }

  /** Every version of a country's or region's own plans that the reader sees, as headlines. */
  plansOf(asked: () => ({ readonly sample: string } & PlanOwner) | undefined) {
    return httpResource<ActionPlans>(() => {
      const query = asked();
      return query
        ? { url: `${base}/action-plans`, params: { ...query, limit: 200 }, headers: this.spoken() }
        : undefined;
    });
  }

  /** Everything reported on an action, newest first. */
  reports(action: () => string | undefined) {
    return httpResource<ProgressReports>(() =>
      this.asked(action(), (wanted) => `progress-reports?action=${encodeURIComponent(wanted)}&limit=200`),
    );
  }

  /** The risks that an action treats, by its line through all versions; none to whoever may see none. */
  risks(line: () => string | undefined) {
    return httpResource<ServedRisks>(() =>
      this.asked(line(), (wanted) => `scenarios?line=${encodeURIComponent(wanted)}`),
    );
  }

  readers(id: () => string | undefined) {
    return httpResource<PlanReaders>(() =>
      this.asked(id(), (wanted) => `action-plans/${encodeURIComponent(wanted)}/readers`),
    );
  }

  /** What the version `to` adds to `from`, takes away and changes. */
  comparison(asked: () => { readonly from: string; readonly to: string } | undefined) {
    return httpResource<PlanComparison>(() => {
      const query = asked();
      return query ? { url: `${base}/plan-versions/compare`, params: { ...query }, headers: this.spoken() } : undefined;
    });
  }

  begin(input: ActionPlanInput, key: string): Promise<WholePlan> {
    return this.requests.send('POST', `${base}/action-plans`, input, { key });
  }

  change({ id }: Pick<ActionPlan, 'id'>, patch: ActionPlanPatch, version: number): Promise<ActionPlan> {
    return this.requests.send('PATCH', `${base}/action-plans/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  remove(id: string): Promise<undefined> {
    return this.requests.send('DELETE', `${base}/action-plans/${id}`);
  }

  step(id: string, input: PlanStepInput, key: string): Promise<ActionPlan> {
    return this.requests.send('POST', `${base}/action-plans/${id}/steps`, input, { key });
  }

  openNext(id: string, input: NextVersionInput, key: string): Promise<WholePlan> {
    return this.requests.send('POST', `${base}/action-plans/${id}/next-version`, input, { key });
  }

  addObjective(input: ObjectiveInput, key: string): Promise<Objective> {
    return this.requests.send('POST', `${base}/objectives`, input, { key });
  }

  changeObjective(id: string, patch: ObjectivePatch, version: number): Promise<Objective> {
    return this.requests.send('PATCH', `${base}/objectives/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  removeObjective(id: string): Promise<undefined> {
    return this.requests.send('DELETE', `${base}/objectives/${id}`);
  }

  addAction(input: ActionInput, key: string): Promise<Action> {
    return this.requests.send('POST', `${base}/actions`, input, { key });
  }

  changeAction(id: string, patch: ActionPatch, version: number): Promise<Action> {
    return this.requests.send('PATCH', `${base}/actions/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  /** All of them or none; the answer carries what takes it back. */
  changeActions(changes: ActionsPatch): Promise<ChangedActions> {
    return this.requests.send('PATCH', `${base}/actions`, changes);
  }

  removeAction(id: string): Promise<undefined> {
    return this.requests.send('DELETE', `${base}/actions/${id}`);
  }

  assign(id: string, input: AssigneesInput, key: string): Promise<Action> {
    return this.requests.send('POST', `${base}/actions/${id}/assignees`, input, { key });
  }

  /** Sets all that it serves; the same twice is the same. */
  serve(id: string, input: ActionServesInput): Promise<ActionServes> {
    return this.requests.send('PUT', `${base}/actions/${id}/serves`, input);
  }

  report(input: ProgressReportInput, key: string): Promise<ReportedAction> {
    return this.requests.send('POST', `${base}/progress-reports`, input, { key });
  }

  verify(id: string, input: VerificationInput, key: string): Promise<ReportedAction> {
    return this.requests.send('POST', `${base}/actions/${id}/verification`, input, { key });
  }

  reinstate(id: string, input: ReinstatementInput, key: string): Promise<ReportedAction> {
    return this.requests.send('POST', `${base}/actions/${id}/reinstatement`, input, { key });
  }

  grant(input: PlanGrantInput, key: string): Promise<PlanGrant> {
    return this.requests.send('POST', `${base}/plan-grants`, input, { key });
  }

  withdraw(id: string, key: string): Promise<PlanGrant> {
    return this.requests.send('POST', `${base}/plan-grants/${id}/withdrawal`, {}, { key });
  }

  private asked(wanted: string | undefined, path: (wanted: string) => string) {
    return wanted ? { url: `${base}/${path(wanted)}`, headers: this.spoken() } : undefined;
  }

  private spoken(): Record<string, string> {
    return { 'Accept-Language': this.language() };
  }
}
