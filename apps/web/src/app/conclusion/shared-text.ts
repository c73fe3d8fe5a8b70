import { Directive, effect, ElementRef, inject, input } from '@angular/core';
import { changeOnto, type Language, placeAfter, textChange, textOf } from '@portal/domain';
import { CoEditing } from './co-editing';

/** A text area whose text several write at once: what is typed goes in where it was meant, and the caret stays with its words. */
@Directive({
  selector: 'textarea[portalSharedText]',
  host: {
    '(input)': 'said()',
    '(compositionstart)': 'isComposing = true',
    '(compositionend)': 'composed()',
  },
})
export class SharedText {
  /** The paragraph's id. */
  readonly portalSharedText = input.required<string>();
  readonly sharedLanguage = input.required<Language>();
  private readonly editing = inject(CoEditing);
  private readonly area: HTMLTextAreaElement = inject<ElementRef<HTMLTextAreaElement>>(ElementRef).nativeElement;
  /** What was on screen when one last wrote or read. */
  private shown = '';
  protected isComposing = false;

  constructor() {
    effect(() => {
      this.editing.changes();
      // A word that is being put together in an input method is not disturbed.
      if (!this.isComposing) this.show(this.present());
    });
  }

  protected composed(): void {
    this.isComposing = false;
    this.said();
  }

  protected said(): void {
    if (this.isComposing) return;
    const change = changeOnto(this.shown, this.area.value, this.present());
    this.shown = this.area.value;
    if (change) {
      const text = textOf(this.editing.document, this.portalSharedText(), this.sharedLanguage());
      this.editing.write(() => {
        text.delete(change.at, change.removed);
        text.insert(change.at, change.added);
      });
    }
    this.show(this.present());
  }

  private present(): string {
    return textOf(this.editing.document, this.portalSharedText(), this.sharedLanguage()).toString();
  }

  private show(text: string): void {
    const change = textChange(this.area.value, text);
    this.shown = text;
    if (!change) return;
    const [from, to] = [this.area.selectionStart, this.area.selectionEnd].map((place) => placeAfter(place, change));
    this.area.value = text;
    if (this.area.ownerDocument.activeElement === this.area) this.area.setSelectionRange(from ?? 0, to ?? 0);
  }
}
