import { Directive, ElementRef, inject } from '@angular/core';

/** A list that folds out: Escape folds it in and gives the focus back, as does a click or the focus elsewhere. */
@Directive({
  selector: 'details[portalDismissed]',
  host: {
    '(keydown.escape)': 'close($event)',
    '(focusout)': 'leave($event)',
    '(document:click)': 'clickElsewhere($event)',
  },
})
export class Dismissed {
  private readonly host = inject<ElementRef<HTMLDetailsElement>>(ElementRef).nativeElement;

  protected close(event: Event): void {
    if (!this.host.open) return;
    event.stopPropagation();
    this.host.open = false;
    this.host.querySelector('summary')?.focus();
  }

  /** A click on something inside that takes no focus gives it to the page around. */
  protected leave({ relatedTarget: next }: FocusEvent): void {
    if (next instanceof Node && !this.host.contains(next) && !next.contains(this.host)) this.host.open = false;
  }

  protected clickElsewhere({ target }: Event): void {
    if (target instanceof Node && !this.host.contains(target)) this.host.open = false;
  }
}
