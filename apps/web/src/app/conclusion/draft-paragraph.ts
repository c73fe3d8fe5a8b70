import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { conclusionKinds, type DraftParagraph, type Language } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';
import { CoEditing } from './co-editing';
import { DraftActs } from './draft-acts';
import { SharedText } from './shared-text';

/** A paragraph of the draft: what kind it is, who writes in it, its text, another language beside it, whom it answers. */
@Component({
  selector: 'portal-draft-paragraph',
  imports: [Icon, SharedText],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './draft-paragraph.html',
  styleUrl: './draft-paragraph.scss',
})
export class DraftParagraphRow {
  readonly paragraph = input.required<DraftParagraph>();
  readonly number = input.required<number>();
  readonly source = input.required<Language>();
  /** The language that is shown beside the source's; null: none. */
  readonly beside = input.required<Language | null>();
  readonly countries = input.required<readonly { readonly iso3: string; readonly name: string }[]>();
  readonly mayDraft = input.required<boolean>();
  readonly added = output();
  readonly moved = output<-1 | 1>();

  protected readonly editing = inject(CoEditing);
  protected readonly acts = inject(DraftActs);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('conclusion');
  protected readonly t = this.texts.t;
  protected readonly kinds = conclusionKinds;

  protected readonly languages = computed(() => {
    const beside = this.beside();
    return [this.source(), ...(beside === null ? [] : [beside])];
  });
  protected readonly writers = computed(() =>
    [...this.editing.others().values()].filter(({ paragraph }) => paragraph === this.paragraph().id),
  );
  protected readonly answered = computed(() =>
    this.countries().filter(({ iso3 }) => this.paragraph().answers.includes(iso3)),
  );

  protected setKind(place: number): void {
    const kind = conclusionKinds[place];
    if (kind) this.acts.setKind(this.paragraph(), kind);
  }

  protected isBehind(language: Language): boolean {
    return this.paragraph().behind.includes(language);
  }

  protected at(language: Language): void {
    this.editing.stand({ paragraph: this.paragraph().id, language });
  }

  /** A translation that is begun now is made from what the source says now. */
  protected said(language: Language): void {
    if (language !== this.source() && this.paragraph().texts[language] === undefined) {
      this.acts.markSame(this.paragraph(), language, this.source());
    }
  }

  protected press(event: KeyboardEvent): void {
    if (event.ctrlKey && event.key === 'Enter') {
      event.preventDefault();
      this.added.emit();
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.moved.emit(event.key === 'ArrowUp' ? -1 : 1);
    }
  }
}
