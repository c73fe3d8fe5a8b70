import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Claim, Indicator } from '@portal/contracts';
import { type Day, daysBetween } from '@portal/domain';

/** The levels of one indicator from the report's day to today, as one bar. */
@Component({
  selector: 'portal-level-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar" aria-hidden="true">
      @for (part of parts(); track $index) {
        <i [style.flex-grow]="part.days" [style.background]="part.colour" [class.empty]="part.colour === ''"></i>
      }
    </div>
    <div class="years" aria-hidden="true">
      <span>{{ from().slice(0, 4) }}</span>
      <span>{{ until().slice(0, 4) }}</span>
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      gap: 1px;
      block-size: 10px;
    }
    i {
      flex: 1 1 0;
      border: 1px solid var(--line-strong);
    }
    .empty {
      border-color: var(--line);
      background: repeating-linear-gradient(90deg, var(--line) 0 1px, transparent 1px 4px);
    }
    .years {
      display: flex;
      justify-content: space-between;
      color: var(--ink-2);
      font-size: 0.75rem;
      line-height: 1rem;
    }
  `,
})
export class LevelStrip {
  readonly indicator = input.required<Indicator>();
  readonly claims = input.required<readonly Claim[]>();
  readonly from = input.required<Day>();
  readonly until = input.required<Day>();

  protected readonly parts = computed(() => partsOf(this.indicator(), this.claims(), this.from(), this.until()));
}

/** Stretches of one level each, in days; a stretch without a level has no colour. */
export function partsOf(
  indicator: Pick<Indicator, 'id' | 'levels'>,
  claims: readonly Pick<Claim, 'indicator' | 'level' | 'effectiveOn' | 'state' | 'retraction' | 'decidedAt'>[],
  from: Day,
  until: Day,
): readonly { readonly days: number; readonly colour: string }[] {
  const count = indicator.levels.length;
  const standing = claims
    .filter((claim) => claim.indicator === indicator.id && claim.state === 'validated' && !claim.retraction?.agreedAt)
    .sort(
      (one, other) =>
        one.effectiveOn.localeCompare(other.effectiveOn) || (one.decidedAt ?? '').localeCompare(other.decidedAt ?? ''),
    );
  const starts = standing.filter((claim, index) => standing[index + 1]?.effectiveOn !== claim.effectiveOn);
  const parts: { days: number; colour: string }[] = [];
  let day = from;
  let colour = '';
  for (const claim of [...starts, null]) {
    const next = claim ? (claim.effectiveOn < from ? from : claim.effectiveOn) : until;
    if (next > day) parts.push({ days: daysBetween(day, next), colour });
    if (!claim) break;
    day = next;
    colour = `var(--level-${(indicator.levels.find(({ id }) => id === claim.level)?.order ?? 0) + 1}-of-${count})`;
  }
  return parts;
}
