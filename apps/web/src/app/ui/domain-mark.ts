import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { CbrnDomain } from '@portal/domain';

/** A CBRN domain: the shape stays, the letter follows the language; the whole word is its name. */
@Component({
  selector: 'portal-domain-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 20 20" role="img" [attr.aria-label]="name()">
      @switch (domain()) {
        @case ('C') {
          <path d="M10 1.5 17.4 5.75v8.5L10 18.5 2.6 14.25v-8.5z" />
        }
        @case ('B') {
          <circle cx="10" cy="10" r="8.2" />
        }
        @case ('R') {
          <path d="M10 .9 19.1 10 10 19.1 .9 10z" />
        }
        @case ('N') {
          <rect x="2" y="2" width="16" height="16" rx="3" />
        }
      }
      <text x="10" y="13.6" text-anchor="middle" [attr.font-size]="size()">{{ letter() }}</text>
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: 20px;
      block-size: 20px;
    }
    svg {
      fill: var(--surface);
      stroke: var(--ink);
      stroke-width: 1.3;
    }
    text {
      fill: var(--ink);
      stroke: none;
      font-weight: 700;
      font-family: var(--sans);
    }
    @media (forced-colors: active) {
      svg {
        fill: Canvas;
        stroke: CanvasText;
      }
      text {
        fill: CanvasText;
      }
    }
  `,
})
export class DomainMark {
  readonly domain = input.required<CbrnDomain>();
  readonly letter = input.required<string>();
  readonly name = input.required<string>();

  /** Arabic letters differ in height: each is sized by itself, so that its dots stay visible. */
  protected size(): number {
    const arabic: Readonly<Record<string, number>> = { ك: 10, ب: 11, ش: 9, ن: 11 };
    return arabic[this.letter()] ?? (/\p{Script=Han}/u.test(this.letter()) ? 9.5 : 10);
  }
}
