import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { RiskLevel } from '@portal/contracts';
import { RiskBars } from './risk-bars';

/** A level as a swatch in its colour, with its bars and its word beside it; never colour alone. */
@Component({
  selector: 'portal-risk-rating',
  imports: [RiskBars],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (level(); as known) {
      <i [class]="'ramp-' + known.ramp"><portal-risk-bars [bars]="known.bars" /></i>
      <span [class.grave]="known.ramp > 2">{{ known.label }}</span>
    } @else {
      <span class="second">{{ none() }}</span>
    }
  `,
  styleUrl: './risk-rating.scss',
})
export class RiskRating {
  readonly levels = input.required<readonly RiskLevel[]>();
  /** Its id; null: not rated. */
  readonly of = input.required<string | null>();
  readonly none = input.required<string>();
  protected readonly level = computed(() => this.levels().find(({ id }) => id === this.of()) ?? null);
}
