import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { ActionPlan, PlanStepInput } from '@portal/contracts';
import { DocumentsApi } from '../documents/documents-api';
import { laterFocus } from '../platform/later-focus';
import { roomTexts } from '../platform/room-texts';
import { formState } from '../ui/form-state';
import { FilePick } from '../ui/file-pick';
import { Modal } from '../ui/modal';
import { Languages } from '../platform/languages';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';
import { planLines } from './plan-lines';

/** A step in the plan's life, confirmed: adopting asks for the instrument, its day and the document. */
@Component({
  selector: 'portal-plan-step',
  imports: [FilePick, Modal],
  templateUrl: './plan-step.html',
  styles: `
    .wrong:empty {
      display: none;
    }
    .check:not([hidden]) {
      display: flex;
      gap: 8px;
      align-items: center;
      min-block-size: 44px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanStep {
  readonly step = input.required<PlanStepInput['step']>();

  private readonly api = inject(PlanApi);
  private readonly documentsApi = inject(DocumentsApi);
  private readonly language = inject(Languages).current;
  protected readonly desk = inject(PlanDesk);
  protected readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  private readonly lines = planLines();
  protected readonly state = formState<ActionPlan>('plan');
  private readonly focus = laterFocus();
  protected readonly missing = signal<Readonly<Record<string, string>>>({});
  protected readonly file = signal<File | null>(null);
  /** Documents of the country or region among which the instrument may be. */
  protected readonly documents = this.documentsApi.list(() => {
    const { iso3 = null, region = null } = this.desk.whole() ?? {};
    if (this.step() !== 'adopt') return undefined;
    if (iso3 !== null) return { iso3, limit: 200 };
    return region === null ? undefined : { region, limit: 200 };
  });
  protected readonly choices = computed(() =>
    this.documents.hasValue() ? this.documents.value().items.flatMap(({ documents }) => documents) : [],
  );
  protected readonly needsReason = computed(() => this.step() === 'return' || this.step() === 'close');
  protected readonly isNext = computed(() => (this.desk.whole()?.number ?? 1) > 1);
  protected readonly today = computed(() => this.desk.whole()?.asAt ?? '');

  /** The step in words, or what it means, or that it was taken. */
  protected say(of = ''): string {
    return this.lines.stepOf(this.step(), { iso3: this.desk.whole()?.iso3 ?? null }, of);
  }

  protected wrong(field: string): string {
    return this.missing()[field] ?? this.state.errors().get(`/${field}`) ?? '';
  }

  protected async confirm(
    event: Event,
    said: {
      readonly note: string;
      readonly adoptedOn?: string;
      readonly instrument?: string;
      readonly documentId?: string;
      readonly keepsSharing?: boolean;
    },
  ): Promise<void> {
    event.preventDefault();
    this.missing.set(this.missingOf(said));
    const [first] = Object.keys(this.missing());
    if (first) return this.focus(`step-${first}`);
    const id = this.desk.id();
    if (!id) return;
    const changed = await this.state.send(async (key) => this.api.step(id, await this.inputOf(said), key));
    if (!changed) return;
    this.desk.tookPlan(changed);
    this.desk.dialog.set(null);
    this.desk.say(this.say('.done'));
  }

  private missingOf({ note, adoptedOn, instrument }: Parameters<PlanStep['confirm']>[1]) {
    if (this.needsReason()) return note.trim() === '' ? { note: this.t('wrong.step-reason') } : {};
    if (this.step() !== 'adopt') return {};
    return {
      ...(adoptedOn ? {} : { adoptedOn: this.t('cell.not-a-day') }),
      ...(instrument?.trim() ? {} : { instrument: this.t('wrong.instrument') }),
    };
  }

  private async inputOf(said: Parameters<PlanStep['confirm']>[1]): Promise<PlanStepInput> {
    const step = this.step();
    const note = said.note.trim();
    if (step !== 'adopt') return { step, note };
    const documentId = (await this.sentFile()) ?? said.documentId;
    return {
      step,
      note,
      adoptedOn: said.adoptedOn ?? '',
      instrument: said.instrument?.trim() ?? '',
      ...(documentId ? { documentId } : {}),
      keepsSharing: said.keepsSharing ?? false,
    };
  }

  private readonly fileKey = crypto.randomUUID();

  private async sentFile(): Promise<string | null> {
    const file = this.file();
    const plan = this.desk.whole();
    if (!file || !plan) return null;
    const place = plan.iso3 ? { iso3: plan.iso3 } : plan.region ? { region: plan.region } : {};
    const told = { title: file.name.slice(0, 300), kind: 'decree' as const, visibility: 'region' as const };
    const language = this.language();
    const { id } = await this.documentsApi.add({ file, language, ...told, ...place }, this.fileKey, () => undefined);
    return id;
  }
}
