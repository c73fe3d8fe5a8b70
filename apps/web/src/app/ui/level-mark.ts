import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Freshness } from '@portal/domain';

/**
 * A ring with a slice: how far along (clockwise from twelve in every language), and in the ring how old
 * the word is: whole, a quarter open, dotted. The word always stands beside it, so it is hidden from readers.
 */
@Component({
  selector: 'portal-level-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg [attr.width]="size()" [attr.height]="size()" viewBox="-11 -11 22 22" aria-hidden="true" [style.--mark]="ink()">
      @if (share() >= 1) {
        <circle r="6.6" class="slice" [style.fill]="fill()" />
      } @else if (share() > 0) {
        <path class="slice" [attr.d]="slice()" [style.fill]="fill()" />
      }
      <circle r="9.2" class="ring" [class.ageing]="freshness() === 'ageing'" [class.stale]="freshness() === 'stale'" />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    .ring {
      fill: none;
      stroke: var(--mark, var(--ink));
      stroke-width: 1.7;
    }
    .ageing {
      stroke-dasharray: 43.4 14.4;
    }
    .stale {
      stroke-dasharray: 0.2 3.4;
      stroke-linecap: round;
      stroke-width: 2.1;
    }
    .slice {
      stroke: var(--mark, var(--ink));
      stroke-width: 0.9;
      stroke-linejoin: round;
    }
  `,
})
export class LevelMark {
  /** The place of the level, from 0. */
  readonly order = input.required<number>();
  /** How many levels the indicator has. */
  readonly count = input.required<number>();
  readonly freshness = input<Freshness | null>(null);
  readonly size = input(20);
  /** Drawn over the level's own colour: ring and slice are ink or paper, whichever stands out. */
  readonly onFill = input(false);

  protected readonly share = computed(() => (this.count() < 2 ? 1 : this.order() / (this.count() - 1)));
  private readonly edge = computed(() => `var(--edge-${this.order() + 1}-of-${this.count()})`);
  protected readonly ink = computed(() => (this.onFill() ? this.edge() : null));
  protected readonly fill = computed(() =>
    this.onFill() ? this.edge() : `var(--level-${this.order() + 1}-of-${this.count()})`,
  );
  protected readonly slice = computed(() => slicePath(this.share(), 6.6));
}

/** A slice of a disc, clockwise from twelve; `share` between 0 and 1. */
export function slicePath(share: number, radius: number): string {
  const angle = share * 2 * Math.PI;
  const end = [radius * Math.sin(angle), -radius * Math.cos(angle)].map((value) => value.toFixed(3));
  return `M0 0V${-radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${end.join(' ')}Z`;
}
