import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { EmptyKind } from '@portal/domain';

/** A square for each of the four ways of having no level; the same pattern as on the map. */
@Component({
  selector: 'portal-empty-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg [attr.width]="size()" [attr.height]="size()" viewBox="0 0 20 20" aria-hidden="true">
      <rect x="1.5" y="1.5" width="17" height="17" rx="2" [class.blind]="kind() === 'not-shared'" />
      @switch (kind()) {
        @case ('silent') {
          <path d="M2.5 9.5 9.5 2.5M3 16.5 16.5 3M10.5 17.5l7-7" />
        }
        @case ('not-shared') {
          <path d="M2 6.2h16M2 10h16M2 13.8h16" />
        }
        @case ('not-asked') {
          <path class="dots" d="M6 6h0M14 6h0M10 10h0M6 14h0M14 14h0" />
        }
        @case ('not-applicable') {
          <path d="M6 10h8" />
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    rect {
      fill: var(--map-paper);
      stroke: var(--ink);
      stroke-width: 1.3;
    }
    .blind {
      fill: var(--land);
    }
    path {
      stroke: var(--ink);
      stroke-width: 1.2;
      fill: none;
    }
    .dots {
      stroke-linecap: round;
      stroke-width: 2;
    }
  `,
})
export class EmptyMark {
  readonly kind = input.required<EmptyKind>();
  readonly size = input(20);
}
