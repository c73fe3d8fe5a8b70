import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Indicator } from '@portal/contracts';
import { type EmptyKind, type figuresOf } from '@portal/domain';
import { EmptyMark } from '../ui/empty-mark';
import { LevelMark } from '../ui/level-mark';

/** The legend with its counts; a row picks its level out on the map. */
@Component({
  selector: 'portal-legend',
  imports: [EmptyMark, LevelMark, TranslocoDirective],
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
              <span class="number">{{ figures()?.byLevel?.[level.id] ?? '' }}</span>
            </button>
          </li>
        }
        <li class="rest">{{ t('map.no-level') }}</li>
        @for (kind of kinds; track kind) {
          <li>
            <button type="button" [attr.aria-pressed]="pickedOut() === kind" (click)="pick(kind)">
              <span class="swatch empty"><portal-empty-mark [kind]="kind" /></span>
              <span>{{ t('empty.' + kind) }}</span>
              <span class="number">{{ figures()?.byEmpty?.[kind] ?? '' }}</span>
            </button>
          </li>
        }
      </ul>
      <p class="keys">
        <span>
          <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><circle class="stale" r="5.4" /></svg>
          {{ t('map.out-of-date') }}
        </span>
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
      min-block-size: 32px;
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
    .swatch.empty {
      border: 0;
    }
    .number {
      min-inline-size: 2ch;
      font-weight: 600;
      text-align: end;
    }
    .rest {
      padding-block: 9px 3px;
      color: var(--ink-2);
      font-size: 0.75rem;
      line-height: 1rem;
    }
    .keys {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 14px;
      margin-block-start: 10px;
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
  readonly pickedOut = model<string | null>(null);
  protected readonly kinds: readonly EmptyKind[] = ['silent', 'not-shared', 'not-asked', 'not-applicable'];

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
