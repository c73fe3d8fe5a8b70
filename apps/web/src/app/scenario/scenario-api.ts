import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  ActionPlans,
  AgreementInput,
  PlanAnswer,
  Review,
  ReviewInput,
  Reviews,
  RiskAcceptance,
  RiskAcceptanceInput,
  RiskAcceptances,
  RiskGrant,
  RiskGrantInput,
  RiskGrants,
  RiskMethod,
  Scenario,
  ScenarioComment,
  ScenarioCommentInput,
  ScenarioComments,
  ScenarioHistory,
  ScenarioPatch,
  Score,
  ScoreInput,
  ScoringRound,
  ScoringRoundInput,
  ScoringRounds,
  SensitivityInput,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1';

/** The calls of one scenario, its scoring, reviews and acceptances. Nothing of their answers is kept on the device. */
@Injectable({ providedIn: 'root' })
export class ScenarioApi {
  private readonly http = inject(HttpClient);
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);
  private readonly changed = signal(0);
  /** Grows with every write but those of the texts, so that what is shown asks again. */
  readonly changes = this.changed.asReadonly();

  one(id: () => string | undefined) {
    return this.asked<Scenario>(id, (wanted) => `scenarios/${wanted}`);
  }

  method(id: () => string | undefined) {
    return this.asked<RiskMethod>(id, (wanted) => `risk-methods/${wanted}`);
  }

  rounds(scenario: () => string | undefined) {
    return this.asked<ScoringRounds>(scenario, (wanted) => `scoring-rounds?scenario=${wanted}`);
  }

  reviews(scenario: () => string | undefined) {
    return this.asked<Reviews>(scenario, (wanted) => `reviews?scenario=${wanted}`);
  }

  grants(assessment: () => string | undefined) {
    return this.asked<RiskGrants>(assessment, (wanted) => `grants?assessment=${wanted}`);
  }

  acceptances(scenario: () => string | undefined) {
    return this.asked<RiskAcceptances>(scenario, (wanted) => `acceptances?scenario=${wanted}`);
  }

  comments(scenario: () => string | undefined) {
    return this.asked<ScenarioComments>(scenario, (wanted) => `scenario-comments?scenario=${wanted}`);
  }

  history(scenario: () => string | undefined) {
    return this.asked<ScenarioHistory>(scenario, (wanted) => `scenarios/${wanted}/history`);
  }

  /** Plans of a country with their actions, as far as the reader sees them. */
  async plansOf(iso3: string): Promise<readonly PlanAnswer[]> {
    const { items } = await this.read<ActionPlans>(`action-plans?iso3=${iso3}&sample=include&limit=200`);
    const present = items.filter(({ life, sight }) => life !== 'superseded' && sight === 'whole');
    return Promise.all(present.map(({ id }) => this.read<PlanAnswer>(`action-plans/${id}`)));
  }

  change(id: string, patch: ScenarioPatch, version: number): Promise<Scenario> {
    return this.requests.send('PATCH', `${base}/scenarios/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  remove(id: string): Promise<void> {
    return this.requests.send('DELETE', `${base}/scenarios/${id}`);
  }

  treat(id: string, lines: readonly string[]): Promise<Scenario> {
    return this.told(this.requests.send('PUT', `${base}/scenarios/${id}/treatments`, { lines }));
  }

  setOff(id: string, setsOff: readonly string[]): Promise<Scenario> {
    return this.told(this.requests.send('PUT', `${base}/scenarios/${id}/cascades`, { setsOff }));
  }

  choose(id: string, input: SensitivityInput): Promise<Scenario> {
    return this.told(this.post(`scenarios/${id}/sensitivities`, input));
  }

  comment(input: ScenarioCommentInput, key: string): Promise<ScenarioComment> {
    return this.told(this.post('scenario-comments', input, key));
  }

  settle(comment: string): Promise<ScenarioComment> {
    return this.told(this.post(`scenario-comments/${comment}/settlement`, {}));
  }

  openRound(input: ScoringRoundInput, key: string): Promise<ScoringRound> {
    return this.told(this.post('scoring-rounds', input, key));
  }

  closeRound(round: string, reason: string, key: string): Promise<ScoringRound> {
    return this.told(this.post(`scoring-rounds/${round}/closing`, { reason }, key));
  }

  agree(round: string, input: AgreementInput, key: string): Promise<ScoringRound> {
    return this.told(this.post(`scoring-rounds/${round}/agreement`, input, key));
  }

  score(input: ScoreInput): Promise<Score> {
    return this.told(this.requests.send('PUT', `${base}/scores`, input));
  }

  explain(score: string, words: string, key: string): Promise<Score> {
    return this.told(this.post(`scores/${score}/explanation`, { words }, key));
  }

  review(input: ReviewInput, key: string): Promise<Review> {
    return this.told(this.post('reviews', input, key));
  }

  grant(input: RiskGrantInput, key: string): Promise<RiskGrant> {
    return this.told(this.post('grants', input, key));
  }

  withdrawGrant(grant: string): Promise<RiskGrant> {
    return this.told(this.post(`grants/${grant}/withdrawal`, {}));
  }

  accept(input: RiskAcceptanceInput, key: string): Promise<RiskAcceptance> {
    return this.told(this.post('acceptances', input, key));
  }

  withdrawAcceptance(acceptance: string): Promise<RiskAcceptance> {
    return this.told(this.post(`acceptances/${acceptance}/withdrawal`, {}));
  }

  private post<T>(path: string, body: object, key?: string): Promise<T> {
    return this.requests.send('POST', `${base}/${path}`, body, key === undefined ? {} : { key });
  }

  private asked<T>(id: () => string | undefined, path: (id: string) => string) {
    return httpResource<T>(() => {
      const wanted = id();
      return wanted === undefined
        ? undefined
        : { url: `${base}/${path(encodeURIComponent(wanted))}`, headers: this.spoken() };
    });
  }

  private read<T>(path: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(`${base}/${path}`, { headers: this.spoken() }));
  }

  private async told<T>(asked: Promise<T>): Promise<T> {
    const answer = await asked;
    this.changed.update((count) => count + 1);
    return answer;
  }

  private spoken() {
    return { 'Accept-Language': this.language() };
  }
}
