import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Indicator } from '@portal/contracts';
import type { EmptyKind, Freshness } from '@portal/domain';
import { EmptyMark } from './empty-mark';
import { LevelMark } from './level-mark';

/** The mark of what a country reads as: round for a level, square for the lack of one. */
@Component({
  selector: 'portal-status-mark',
  imports: [EmptyMark, LevelMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (entry().empty; as kind) {
      <portal-empty-mark [kind]="kind" [size]="size()" />
    } @else {
      <portal-level-mark
        [order]="order()"
        [count]="indicator().levels.length"
        [freshness]="entry().freshness"
        [size]="size()"
      />
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
  `,
})
export class StatusMark {
  readonly entry = input.required<{
    readonly level: string | null;
    readonly empty: EmptyKind | null;
    readonly freshness: Freshness | null;
  }>();
  readonly indicator = input.required<Indicator>();
  readonly size = input(20);

  protected readonly order = computed(() =>
    Math.max(
      0,
      this.indicator().levels.findIndex(({ id }) => id === this.entry().level),
    ),
  );
}
