import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Document } from '@portal/contracts';
import { isWider, type Visibility, visibilities } from '@portal/domain';
import { Formats } from '../platform/formats';
import { namesOfLanguages } from '../platform/languages';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import type { DocumentActs } from './document-acts';
import { DocumentPreview } from './document-preview';
import { Icon } from './icon';
import { VisibilityLabel } from './visibility-label';

/** One document in one language: what it is, who sees it, its versions; and what its owner may do with it. */
@Component({
  selector: 'portal-document-line',
  imports: [DocumentPreview, Icon, TranslocoDirective, VisibilityLabel],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './document-line.html',
  styleUrl: './document-line.scss',
})
export class DocumentLine {
  readonly document = input.required<Document>();
  readonly acts = input.required<DocumentActs>();
  /** It was changed; what to say of it. */
  readonly changed = output<string>();
  readonly replace = output<Document>();

  protected readonly formats = inject(Formats);
  private readonly injector = inject(Injector);
  protected readonly t = roomTexts('documents').t;
  protected readonly isShown = signal(false);
  protected readonly isOpen = signal(false);
  protected readonly isRemoving = signal(false);
  protected readonly versions = signal<readonly Document[] | null>(null);
  protected readonly wrong = signal('');
  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly languageName = computed(() => namesOfLanguages[this.document().language]);
  protected readonly direction = computed(() => (this.document().language === 'ar' ? 'rtl' : 'ltr'));
  /** Whoever is not its owner may only narrow it. */
  protected readonly sights = computed(() => {
    const { visibility, mayWiden } = this.document();
    return visibilities.filter((each) => mayWiden || !isWider(each, visibility));
  });

  protected dayOf(instant: string): string {
    return this.formats.shortDay(instant.slice(0, 10));
  }

  protected async open(): Promise<void> {
    this.isOpen.update((open) => !open);
    if (!this.isOpen()) return;
    try {
      this.versions.set((await this.acts().versions(this.document().id)).items);
    } catch {
      this.wrong.set(this.t('problem'));
    }
  }

  protected async see(choice: string, common: (key: string) => string): Promise<void> {
    const visibility = visibilities.find((each) => each === choice);
    if (visibility) {
      const words = (now: Visibility) =>
        this.t('sees.saved', { title: this.document().title, visibility: common(`visibility.${now}`) });
      await this.tell(async () => words((await this.acts().change(this.document(), { visibility })).visibility));
    }
  }

  protected askToRemove(): void {
    this.isRemoving.set(true);
    afterNextRender(() => this.dialog()?.nativeElement.showModal(), { injector: this.injector });
  }

  protected keep(): void {
    this.dialog()?.nativeElement.close();
    this.isRemoving.set(false);
  }

  protected async remove(event: Event): Promise<void> {
    event.preventDefault();
    this.keep();
    await this.tell(async () => this.t('removed.said', { title: (await this.acts().remove(this.document())).title }));
  }

  private async tell(act: () => Promise<string>): Promise<void> {
    this.wrong.set('');
    try {
      this.changed.emit(await act());
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      this.wrong.set(problem?.errors?.[0]?.detail ?? problem?.detail ?? this.t('offline'));
    }
  }
}
