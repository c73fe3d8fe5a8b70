import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { RiskMethod, Spread } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import { JudgementWordsOf } from './judgement-words';

/** How the group's scores lie on one axis: a dot for each, the agreed step marked. */
@Component({
  selector: 'portal-score-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p>{{ words() }}</p>
    <svg [attr.viewBox]="'0 0 ' + steps().length * 56 + ' 86'" aria-hidden="true">
      @for (step of steps(); track step.id; let place = $index) {
        @if (step.id === agreed()) {
          <rect class="agreed" [attr.x]="place * 56 + 14" y="2" width="28" height="68" rx="4" />
        }
        @for (dot of step.dots; track dot) {
          <circle [attr.cx]="place * 56 + 28" [attr.cy]="62 - dot * step.gap" r="4.4" />
        }
        <text [attr.x]="place * 56 + 28" y="84" text-anchor="middle" [class.bold]="step.id === agreed()">
          {{ place + 1 }}
        </text>
      }
      <path [attr.d]="'M4 69H' + (steps().length * 56 - 4)" />
    </svg>
  `,
  styles: `
    p {
      font-size: 0.8125rem;
      color: var(--ink-2);
    }
    svg {
      inline-size: 100%;
      max-inline-size: 320px;
      direction: ltr;
    }
    circle {
      fill: var(--ink);
    }
    path {
      stroke: var(--line-strong);
    }
    text {
      fill: var(--ink-2);
      font-size: 12px;
    }
    .bold {
      fill: var(--accent);
      font-weight: 700;
    }
    .agreed {
      fill: var(--accent-soft);
    }
  `,
})
export class ScoreStrip {
  readonly spread = input.required<Spread>();
  readonly method = input.required<RiskMethod>();
  readonly agreed = input.required<string | null>();

  private readonly judgement = inject(JudgementWordsOf);
  private readonly t = roomTexts('scenario').t;
  private readonly risk = roomTexts('risk').t;

  protected readonly words = computed(() => {
    const { axis, lowest, highest } = this.spread();
    const label = (id: string) => this.judgement.step(this.method(), axis, id);
    return this.t(lowest === highest ? 'scoring.same' : 'scoring.spread', {
      axis: this.risk(`judgement.${axis}`),
      lowest: label(lowest),
      highest: label(highest),
    });
  });
  protected readonly steps = computed(() => {
    const { axis, counts } = this.spread();
    const all = axis === 'likelihood' ? this.method().likelihood : this.method().impact;
    return all.map(({ id }) => {
      const count = counts.find(({ step }) => step === id)?.count ?? 0;
      return { id, dots: Array.from({ length: count }, (_, dot) => dot), gap: Math.min(10.5, 58 / Math.max(1, count)) };
    });
  });
}
