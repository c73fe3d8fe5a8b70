import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type {
  NextRiskVersionInput,
  PictureConsentInput,
  PictureDraftInput,
  PictureLookInput,
  PictureSharingInput,
  RegionalRiskPicture,
  RiskAssessment,
  RiskAssessmentInput,
  RiskAssessmentPatch,
  RiskAssessments,
  RiskMethods,
  RiskPeopleInput,
  RiskReaders,
  RiskReport,
  RiskStepInput,
  Scenario,
  ScenarioInput,
  ScenarioTemplates,
  WholeRiskAssessment,
} from '@portal/contracts';
import type { RiskReportKind } from '@portal/domain';
import { Languages } from '../platform/languages';
import { Requests } from '../platform/request';

const base = '/api/v1/risk-assessments';
const picture = '/api/v1/regional-risk-picture';

/** The calls of risk assessments. Nothing of their answers is kept on the device. */
@Injectable({ providedIn: 'root' })
export class RiskApi {
  private readonly http = inject(HttpClient);
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);
  private readonly changed = signal(0);
  /** Grows with every write, so that what is shown asks again. */
  readonly changes = this.changed.asReadonly();

  /** The assessments of a country that the reader may see; undefined asks nothing. */
  ofCountry(iso3: () => string | undefined) {
    return httpResource<RiskAssessments>(() => {
      const wanted = iso3();
      return wanted === undefined ? undefined : { url: base, params: { iso3: wanted }, headers: this.spoken() };
    });
  }

  /** One version with its method and all its scenarios. */
  whole(id: () => string | undefined) {
    return httpResource<WholeRiskAssessment>(() => {
      const wanted = id();
      return wanted === undefined
        ? undefined
        : { url: `${base}/${encodeURIComponent(wanted)}`, headers: this.spoken() };
    });
  }

  /** A report laid out, in the reader's language; each time it is asked for is an entry of the audit. */
  report(id: () => string | undefined, kind: () => RiskReportKind) {
    return httpResource<RiskReport>(() => {
      const wanted = id();
      return wanted === undefined
        ? undefined
        : {
            url: `${base}/${encodeURIComponent(wanted)}/report`,
            params: { kind: kind() },
            headers: this.spoken(),
          };
    });
  }

  /** The picture of a region's common risks; undefined asks nothing. */
  picture(region: () => string | undefined) {
    return httpResource<RegionalRiskPicture>(() => {
      const wanted = region();
      return wanted === undefined
        ? undefined
        : { url: `${picture}/${encodeURIComponent(wanted)}`, headers: this.spoken() };
    });
  }

  share(input: PictureSharingInput, key: string): Promise<RegionalRiskPicture> {
    return this.requests.send('POST', `${picture}/sharing`, input, { key });
  }

  draw(input: PictureDraftInput, key: string): Promise<RegionalRiskPicture> {
    return this.requests.send('POST', `${picture}/drafts`, input, { key });
  }

  look(input: PictureLookInput, key: string): Promise<RegionalRiskPicture> {
    return this.requests.send('POST', `${picture}/looks`, input, { key });
  }

  consent(input: PictureConsentInput, key: string): Promise<RegionalRiskPicture> {
    return this.requests.send('POST', `${picture}/consents`, input, { key });
  }

  publish(input: PictureDraftInput, key: string): Promise<RegionalRiskPicture> {
    return this.requests.send('POST', `${picture}/publications`, input, { key });
  }

  methods(): Promise<RiskMethods> {
    return this.read('/api/v1/risk-methods');
  }

  templates(): Promise<ScenarioTemplates> {
    return this.read('/api/v1/scenario-templates');
  }

  /** Who has an office in the country, and who looked. */
  readers(id: string): Promise<RiskReaders> {
    return this.read(`${base}/${id}/readers`);
  }

  begin(input: RiskAssessmentInput, key: string): Promise<RiskAssessment> {
    return this.told(this.requests.send('POST', base, input, { key }));
  }

  change(id: string, patch: RiskAssessmentPatch, version: number): Promise<RiskAssessment> {
    return this.told(this.requests.send('PATCH', `${base}/${id}`, patch, { ifMatch: `"${version}-"` }));
  }

  step(id: string, input: RiskStepInput, key: string): Promise<RiskAssessment> {
    return this.told(this.requests.send('POST', `${base}/${id}/steps`, input, { key }));
  }

  openNext(id: string, input: NextRiskVersionInput, key: string): Promise<RiskAssessment> {
    return this.told(this.requests.send('POST', `${base}/${id}/next-version`, input, { key }));
  }

  name(id: string, input: RiskPeopleInput, key: string): Promise<RiskAssessment> {
    return this.told(this.requests.send('POST', `${base}/${id}/people`, input, { key }));
  }

  add(input: ScenarioInput, key: string): Promise<Scenario> {
    return this.told(this.requests.send('POST', '/api/v1/scenarios', input, { key }));
  }

  private read<T>(url: string): Promise<T> {
    return firstValueFrom(this.http.get<T>(url, { headers: this.spoken() }));
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
