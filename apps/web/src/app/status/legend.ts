import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Indicator } from '@portal/contracts';
import type { EmptyKind, figuresOf } from '@portal/domain';
import { LevelMark } from '../ui/level-mark';
import type { LayerWords } from './later-layer';

const everyKind: readonly EmptyKind[] = ['silent', 'not-shared', 'not-asked', 'not-applicable'];

/** The legend with its counts; a row picks its level out on the map. */
@Component({
  selector: 'portal-legend',
  imports: [LevelMark, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div *transloco="let t">
      <ul [attr.aria-label]="t('map.legend')">
        @for (level of furthestFirst(); track level.id) {
          <li>
            <button type="button" [attr.aria-pressed]="pickedOut() === level.id" (click)="pick(level.id)">
              <span class="swatch" [style.background]="colour(level.order)">
                <portal-level-mark
                  [order]="level.order"
                  [count]="indicator().levels.length"
                  [size]="14"
                  [onFill]="true"
                />
              </span>
              <span>{{ level.name }}</span>
              @if (figures(); as known) {
                <span class="number">{{ known.byLevel[level.id] ?? 0 }}</span>
              } @else {
                <span class="skeleton"></span>
              }
            </button>
          </li>
        }
        <li class="rest">{{ t('map.no-level') }}</li>
        @for (kind of kinds(); track kind) {
          <li>
            <button type="button" [attr.aria-pressed]="pickedOut() === kind" (click)="pick(kind)">
              <span class="swatch">
                <svg width="30" height="20" viewBox="0 0 30 20" aria-hidden="true" [class]="kind">
                  <path [attr.d]="patterns[kind]" />
                </svg>
              </span>
              <span>{{ words()?.empties?.[kind] ?? t('empty.' + kind) }}</span>
              @if (figures(); as known) {
                <span class="number">{{ known.byEmpty[kind] }}</span>
              } @else {
                <span class="skeleton"></span>
              }
            </button>
          </li>
        }
      </ul>
      <p class="keys">
        @if (dotted() !== '') {
          <span>
            <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><circle class="stale" r="5.4" /></svg>
            {{ dotted() ?? t('map.out-of-date') }}
          </span>
        }
        <span>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
            <path class="diamond" d="M0-5 5 0 0 5-5 0Z" />
          </svg>
          {{ t('map.secretariat') }}
        </span>
        <span>
          <svg width="24" height="6" viewBox="0 0 24 6" aria-hidden="true"><path class="dashed" d="M0 3h24" /></svg>
          {{ t('map.open-boundary') }}
        </span>
      </p>
    </div>
  `,
  styles: `
    ul {
      border-block-start: 1.5px solid var(--ink);
    }
    li + li {
      border-block-start: 1px solid color-mix(in srgb, var(--ink) 14%, transparent);
    }
    button {
      display: grid;
      grid-template-columns: 30px 1fr auto;
      align-items: center;
      gap: 10px;
      inline-size: 100%;
      min-block-size: 27px;
      text-align: start;
    }
    button[aria-pressed='true'] {
      font-weight: 600;
      background: var(--accent-soft);
      color: var(--on-accent-soft);
    }
    .swatch {
      display: grid;
      place-items: center;
      inline-size: 30px;
      block-size: 20px;
      border: 1px solid var(--map-ink);
      border-radius: 3px;
      overflow: hidden;
    }
    /* As on the map: a polygon's pattern, not the square of tables. */
    .swatch svg {
      background: var(--map-paper);
      fill: none;
      stroke: var(--map-ink);
      stroke-width: 1.2;
    }
    .swatch .not-shared {
      background: var(--land);
    }
    .swatch .not-asked {
      stroke-linecap: round;
      stroke-width: 1.8;
    }
    .number {
      min-inline-size: 2ch;
      font-weight: 600;
      text-align: end;
    }
    .skeleton {
      inline-size: 3ch;
    }
    .rest {
      padding-block: 6px 2px;
      color: var(--ink-2);
      font-size: 0.75rem;
      line-height: 1rem;
    }
    .keys {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 14px;
      margin-block-start: 8px;
      font-size: 0.75rem;
      line-height: 1rem;
    }
    .keys span {
      display: inline-flex;
      align-items: center;
      gap: 5px;
    }
    .stale {
      fill: none;
      stroke: var(--map-ink);
      stroke-width: 1.8;
      stroke-dasharray: 0.2 2.6;
      stroke-linecap: round;
    }
    .diamond {
      fill: var(--map-ink);
    }
    .dashed {
      stroke: var(--line-strong);
      stroke-dasharray: 3 2.5;
      fill: none;
    }
    @media (min-width: 901px) and (min-height: 860px) {
      button {
        min-block-size: 32px;
      }
    }
    @media (max-width: 900px) {
      button {
        min-block-size: 44px;
      }
    }
  `,
})
export class Legend {
  readonly indicator = input.required<Indicator>();
  readonly figures = input<ReturnType<typeof figuresOf>>();
  /** A layer's own words for countries without a level. */
  readonly words = input<LayerWords | null>(null);
  readonly pickedOut = model<string | null>(null);
  /** The pattern of each empty kind, as much of it as a swatch holds. */
  protected readonly patterns: Readonly<Record<EmptyKind, string>> = {
    silent: 'M-2 8 8-2M-2 15 15-2M0 20 22-2M7 20 29-2M14 20 32 2M21 20 32 9M28 20 32 16',
    'not-shared': 'M0 3h30M0 8h30M0 13h30M0 18h30',
    'not-asked': 'M4 4h0M11 4h0M18 4h0M25 4h0M7.5 10h0M14.5 10h0M21.5 10h0M4 16h0M11 16h0M18 16h0M25 16h0',
    'not-applicable': 'M4 6h5M14 6h5M24 6h5M4 14h5M14 14h5M24 14h5',
  };
  protected readonly kinds = computed(() => {
    const own = this.words()?.empties;
    return own ? everyKind.filter((kind) => own[kind] !== undefined) : everyKind;
  });
  /** What a dotted ring says, where a layer has its own word; empty: there is none. */
  protected readonly dotted = computed(() => {
    const own = this.words();
    return own ? (own.dotted ?? '') : null;
  });

  protected furthestFirst() {
    return [...this.indicator().levels].reverse();
  }

  protected colour(order: number): string {
    return `var(--level-${order + 1}-of-${this.indicator().levels.length})`;
  }

  protected pick(id: string): void {
    this.pickedOut.update((picked) => (picked === id ? null : id));
  }
}
