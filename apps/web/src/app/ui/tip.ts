import { Directive, DOCUMENT, ElementRef, inject, input } from '@angular/core';

/** The name of a button that shows only a drawing: read out, and written beside it on hover and focus. */
@Directive({
  selector: '[portalTip]',
  host: {
    '[attr.aria-label]': 'portalTip()',
    '(pointerenter)': 'show()',
    '(pointerleave)': 'hide()',
    '(focus)': 'showForKeys()',
    '(blur)': 'hide()',
    '(click)': 'hide()',
    '(document:keydown.escape)': 'hide()',
  },
})
export class Tip {
  readonly portalTip = input.required<string>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private shown: HTMLElement | undefined;

  protected showForKeys(): void {
    if (this.host.matches(':focus-visible')) this.show();
  }

  protected show(): void {
    if (this.shown) return;
    const tip = this.document.createElement('span');
    tip.className = 'tip';
    // The button has these words as its name.
    tip.setAttribute('aria-hidden', 'true');
    tip.textContent = this.portalTip();
    this.host.append(tip);
    this.shown = tip;
    const [around, { clientWidth, clientHeight }] = [this.host.getBoundingClientRect(), this.document.documentElement];
    const middle = around.left + around.width / 2 - tip.offsetWidth / 2;
    const isLow = around.bottom + tip.offsetHeight + gap > clientHeight;
    tip.style.position = 'fixed';
    tip.style.left = `${Math.max(gap, Math.min(clientWidth - tip.offsetWidth - gap, middle))}px`;
    tip.style.top = `${isLow ? around.top - tip.offsetHeight - gap : around.bottom + gap}px`;
  }

  protected hide(): void {
    this.shown?.remove();
    this.shown = undefined;
  }
}

const gap = 6;
