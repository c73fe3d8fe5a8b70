import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The pattern of a level: one to four of four bars are filled. */
@Component({
  selector: 'portal-risk-bars',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true">
      @for (bar of all; track bar) {
        <rect
          [attr.x]="bar * 4 - 3.4"
          [attr.y]="12 - bar * 2.6"
          width="2.8"
          [attr.height]="bar * 2.6 + 3"
          rx=".4"
          [attr.fill]="bar <= bars() ? 'currentColor' : 'none'"
        />
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    svg {
      inline-size: var(--bars, 14px);
      block-size: var(--bars, 14px);
      stroke: currentColor;
      stroke-width: 0.8;
    }
  `,
})
export class RiskBars {
  readonly bars = input.required<number>();
  protected readonly all = [1, 2, 3, 4] as const;
}
