import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Language } from '@portal/domain';
import { languages } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { Languages, namesOfLanguages } from '../../platform/languages';
import { laterFocus } from '../../platform/later-focus';
import { roomTexts } from '../../platform/room-texts';
import { FilePick } from '../../ui/file-pick';
import { Icon } from '../../ui/icon';
import { UpdateCourier } from './update-courier';
import { UpdateDesk } from './update-desk';
import { UpdateKeep } from './update-keep';
import type { EvidenceDraft, LineProblem } from './update-lines';

interface EvidenceError {
  readonly key: string;
  readonly code: LineProblem['code'];
}

/** Evidence of one line, by photo, file or link. A file is kept on the device first, then sent from there. */
@Component({
  selector: 'portal-evidence-add',
  imports: [FilePick, Icon],
  templateUrl: './evidence-add.html',
  styleUrl: './evidence-add.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceAdd {
  readonly prefix = input.required<string>();
  readonly evidence = input.required<readonly EvidenceDraft[]>();
  readonly errors = input<readonly EvidenceError[]>([]);
  readonly error = input<string | null>(null);
  readonly evidenceChange = output<(evidence: readonly EvidenceDraft[]) => readonly EvidenceDraft[]>();

  private readonly desk = inject(UpdateDesk);
  private readonly keep = inject(UpdateKeep);
  private readonly focus = laterFocus();
  protected readonly courier = inject(UpdateCourier);
  private readonly formats = inject(Formats);
  private readonly languageService = inject(Languages);
  protected readonly t = roomTexts('update').t;

  protected readonly languages = languages;
  private readonly chosenLanguage = signal<Language | null>(null);
  protected readonly language = computed(() => this.chosenLanguage() ?? this.languageService.current());

  protected addLink(): void {
    const key = crypto.randomUUID();
    this.evidenceChange.emit((evidence) => [...evidence, { kind: 'link', key, title: '', url: '' }]);
    this.focus(`${this.prefix()}-${key}`);
  }

  protected changeLink(link: EvidenceDraft, part: 'url' | 'title', event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { value } = event.target;
    this.evidenceChange.emit((evidence) =>
      evidence.map((each) => (each.key === link.key && each.kind === 'link' ? { ...each, [part]: value } : each)),
    );
  }

  protected remove(evidence: EvidenceDraft): void {
    this.evidenceChange.emit((all) => all.filter((each) => each.key !== evidence.key));
    this.focus(this.prefix());
    if (evidence.kind === 'document' && evidence.documentId === null) void this.keep.dropFile(evidence.key);
  }

  protected changeLanguage(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.chosenLanguage.set(languages.find((each) => each === value) ?? null);
  }

  protected errorAt(key: string, code?: LineProblem['code']): string | null {
    const found = this.errors().find((each) => each.key === key && (code === undefined || each.code === code));
    return found ? this.t(`problem.${found.code}`) : null;
  }

  protected refusedWords(reason: string): string {
    return reason === 'lost' ? this.t('evidence.lost') : this.t('evidence.refused', { reason });
  }

  protected shareOf(key: string): number {
    return this.desk.progress()[key] ?? 0;
  }

  protected progressWords(key: string): string {
    const share = this.shareOf(key);
    const percent = this.formats.percent(share);
    if (this.courier.hasLine()) return this.t('evidence.sending', { percent });
    return share === 0 ? this.t('evidence.waiting') : this.t('evidence.progress', { percent });
  }

  protected sizeOf(bytes: number): string {
    return this.formats.bytes(bytes);
  }

  protected nameOfLanguage(language: Language): string {
    return namesOfLanguages[language];
  }

  protected async add(files: readonly File[]): Promise<void> {
    const added: EvidenceDraft[] = [];
    for (const file of files) {
      const key = crypto.randomUUID();
      await this.keep.putFile({ key, file, title: file.name.slice(0, 300), language: this.language() });
      const { size, type } = file;
      const title = file.name.slice(0, 300);
      added.push({ kind: 'document', key, title, mediaType: type || null, size, documentId: null, refused: null });
    }
    this.evidenceChange.emit((evidence) => [...evidence, ...added]);
  }
}
