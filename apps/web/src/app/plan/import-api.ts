import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  PlanAnswer,
  PlanImport,
  PlanImportConfirmation,
  PlanImportList,
  PlanImportPatch,
  PlanTemplates,
  TemplateImportInput,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { refusedFrom, Requests } from '../platform/request';
import { sendFile } from '../platform/send-file';

const base = '/api/v1';

/** The calls of imports into a plan. Writes keep their key across tries. */
@Injectable({ providedIn: 'root' })
export class ImportApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  plan(id: () => string | undefined) {
    return httpResource<PlanAnswer>(() => this.asked(id(), (wanted) => `action-plans/${encodeURIComponent(wanted)}`));
  }

  preview(id: () => string | undefined) {
    return httpResource<PlanImport>(() => this.asked(id(), (wanted) => `imports/${encodeURIComponent(wanted)}`));
  }

  /** The reader's own previews of a plan that wait. */
  waiting(plan: () => string | undefined) {
    return httpResource<PlanImportList>(() => this.asked(plan(), (id) => `imports?plan=${encodeURIComponent(id)}`));
  }

  templates() {
    return httpResource<PlanTemplates>(() => this.asked('plan-templates', (path) => path));
  }

  async bring(planId: string, file: File, key: string, progress: (share: number) => void): Promise<PlanImport> {
    const form = new FormData();
    form.append('planId', planId);
    form.append('file', file, file.name);
    for (;;) {
      try {
        return await sendFile<PlanImport>(`${base}/imports`, form, key, progress);
      } catch (failure) {
        const refused = refusedFrom(failure);
        if (refused.status !== 401 || !(await this.requests.signInAgain())) throw refused;
      }
    }
  }

  bringTemplate(input: TemplateImportInput, key: string): Promise<PlanImport> {
    return this.requests.send('POST', `${base}/plan-templates/import`, input, { key });
  }

  say({ id, version }: Pick<PlanImport, 'id' | 'version'>, patch: PlanImportPatch): Promise<PlanImport> {
    return this.requests.send('PATCH', `${base}/imports/${id}`, patch, { ifMatch: `"${version}-"` });
  }

  confirm(id: string, seen: PlanImportConfirmation, key: string): Promise<PlanImport> {
    return this.requests.send('POST', `${base}/imports/${id}/confirmation`, seen, { key });
  }

  remove(id: string): Promise<undefined> {
    return this.requests.send('DELETE', `${base}/imports/${id}`);
  }

  private asked(wanted: string | undefined, path: (wanted: string) => string) {
    return wanted ? { url: `${base}/${path(wanted)}`, headers: { 'Accept-Language': this.language() } } : undefined;
  }
}
