import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanImport } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';
import { ImportApi } from './import-api';
import { isTooLarge } from './import-shown';

/** Where an import begins: a file, a template, or one that was begun before. */
@Component({
  selector: 'portal-import-start',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-start.html',
  styleUrl: './import-start.scss',
})
export class ImportStart {
  readonly planId = input.required<string>();
  readonly brought = output<PlanImport>();

  private readonly api = inject(ImportApi);
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('plan-import');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly common = this.texts.common;
  protected readonly accepted = '.xlsx,.xls,.ods,.csv,.docx';
  protected readonly templates = this.api.templates();
  protected readonly waiting = this.api.waiting(() => this.planId());
  protected readonly isOver = signal(false);
  protected readonly share = signal<number | null>(null);
  protected readonly isTaking = signal(false);
  protected readonly wrong = signal('');
  protected readonly wrongTemplate = signal('');
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  private keys: { readonly of: string; readonly key: string } | null = null;

  protected readonly waits = computed(() => (this.waiting.hasValue() ? this.waiting.value().items : []));
  protected readonly themes = computed(() => (this.templates.hasValue() ? this.templates.value().items : []));
  protected readonly sending = computed(() => {
    const share = this.share() ?? 0;
    return share < 1 ? this.t('file.sending', { percent: this.formats.percent(share) }) : this.t('file.reading');
  });

  protected choose(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const [file] = event.target.files ?? [];
    // The same file can be chosen again after it was refused.
    event.target.value = '';
    if (file) void this.send(file);
  }

  protected dragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver.set(true);
  }

  protected drop(event: DragEvent): void {
    this.isOver.set(false);
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    void this.send(file);
  }

  protected tick(id: string, isChosen: boolean): void {
    const now = new Set(this.chosen());
    if (isChosen) now.add(id);
    else now.delete(id);
    this.chosen.set(now);
    this.wrongTemplate.set('');
  }

  protected sourceOf({ title, paragraph }: { readonly title: string; readonly paragraph: string | null }): string {
    return this.t('template.after', { source: paragraph === null ? title : `${title}, ${paragraph}` });
  }

  protected keptUntil(instant: string): string {
    return this.t('waiting.kept', { day: this.formats.shortDay(instant.slice(0, 10)) });
  }

  protected async discard(id: string): Promise<void> {
    try {
      await this.api.remove(id);
      this.waiting.reload();
    } catch (failure) {
      this.wrong.set(this.detailOf(failure));
    }
  }

  protected async takeTemplate(event: Event): Promise<void> {
    event.preventDefault();
    const actions = [...this.chosen()];
    if (this.isTaking()) return;
    if (actions.length === 0) return this.wrongTemplate.set(this.t('template.none'));
    this.isTaking.set(true);
    try {
      const input = { planId: this.planId(), actions };
      this.brought.emit(await this.api.bringTemplate(input, this.keyOf(actions.join())));
    } catch (failure) {
      this.wrongTemplate.set(this.detailOf(failure));
    } finally {
      this.isTaking.set(false);
    }
  }

  private async send(file: File): Promise<void> {
    if (this.share() !== null) return;
    this.wrong.set('');
    if (isTooLarge(file)) return this.wrong.set(this.t('file.too-large'));
    this.share.set(0);
    try {
      const key = this.keyOf(`${file.name} ${file.size} ${file.lastModified}`);
      this.brought.emit(await this.api.bring(this.planId(), file, key, (share) => this.share.set(share)));
    } catch (failure) {
      this.wrong.set(this.detailOf(failure));
    } finally {
      this.share.set(null);
    }
  }

  /** The same key at each try of the same thing: what arrived although no answer came is not brought twice. */
  private keyOf(of: string): string {
    if (this.keys?.of !== of) this.keys = { of, key: newKey() };
    return this.keys.key;
  }

  private detailOf(failure: unknown): string {
    const { problem } = refusedFrom(failure);
    const [first] = problem?.errors ?? [];
    return first?.detail ?? problem?.detail ?? this.t('no-line');
  }
}
