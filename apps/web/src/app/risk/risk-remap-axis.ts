import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { RiskMethod } from '@portal/contracts';
import { type ImpactDimension, impactDimensions } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { Screen } from '../platform/screen';

type Axis = 'likelihood' | 'impact';
interface Meaning {
  /** The dimension that it is about; null: there is one meaning only. */
  readonly dimension: ImpactDimension | null;
  readonly words: string;
}
interface Step {
  readonly id: string;
  readonly label: string;
  readonly means: readonly Meaning[];
}

/** Where each step of one axis goes, with what both steps mean beside each other. */
@Component({
  selector: 'portal-risk-remap-axis',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (line of lines(); track line.from.id) {
        <li>
          <p class="step">
            <b class="number">{{ line.number }}</b> {{ line.from.label }}
          </p>
          <div>
            <select
              #to
              [id]="axis() + '-' + line.from.id"
              [attr.aria-label]="t('remap.goes', { step: line.from.label })"
              [attr.aria-invalid]="line.wrong ? true : null"
              [attr.aria-describedby]="line.wrong ? axis() + '-' + line.from.id + '-wrong' : null"
              (change)="moved.emit({ step: line.from.id, to: to.value })"
            >
              @for (step of goals(); track step.id; let place = $index) {
                <option [value]="step.id" [selected]="step.id === line.to?.id">{{ place + 1 }} {{ step.label }}</option>
              }
            </select>
            @if (line.wrong; as wrong) {
              <p class="wrong" [id]="axis() + '-' + line.from.id + '-wrong'">{{ problems('codes.' + wrong) }}</p>
            }
          </div>
          <details [open]="!screen.isNarrow()">
            <summary>{{ t('remap.means') }}</summary>
            <div class="means">
              @for (side of [line.from, line.to]; track $index) {
                <div>
                  @if (side) {
                    <p class="whose">{{ side.label }}</p>
                  }
                  @for (each of side?.means; track each.dimension) {
                    <p class="second">
                      @if (each.dimension; as dimension) {
                        <span class="of">{{ risk('dimension.' + dimension) }}</span>
                      }
                      {{ each.words }}
                    </p>
                  }
                </div>
              }
            </div>
          </details>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      border-block-start: 1.5px solid var(--ink);
    }
    li,
    .means {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 4px 24px;
    }
    li {
      padding-block: 12px;
      border-block-end: 1px solid var(--line);
    }
    .step {
      display: flex;
      gap: 10px;
      align-items: center;
      min-block-size: 40px;
      font-weight: 600;
    }
    .number {
      font: 600 1rem/1.25rem var(--serif);
    }
    select {
      inline-size: 100%;
    }
    details {
      grid-column: 1 / -1;
    }
    summary {
      inline-size: fit-content;
      min-block-size: 24px;
      color: var(--ink-2);
      font-size: 0.8125rem;
      cursor: pointer;
    }
    .second {
      margin-block-start: 4px;
    }
    .whose {
      display: none;
    }
    .of {
      display: block;
      color: var(--ink);
      font-weight: 600;
    }
    @media (max-width: 720px) {
      li,
      .means {
        grid-template-columns: minmax(0, 1fr);
      }
      .step {
        min-block-size: 28px;
      }
      summary {
        display: list-item;
        min-block-size: 44px;
        line-height: 44px;
      }
      .whose {
        display: block;
        margin-block-start: 8px;
        font-weight: 600;
      }
    }
  `,
})
export class RiskRemapAxis {
  readonly axis = input.required<Axis>();
  readonly from = input.required<RiskMethod>();
  readonly to = input.required<RiskMethod>();
  readonly map = input.required<Readonly<Record<string, string>>>();
  /** Codes of what is wrong, by axis and step. */
  readonly wrong = input.required<ReadonlyMap<string, string>>();
  readonly moved = output<{ readonly step: string; readonly to: string }>();

  protected readonly screen = inject(Screen);
  protected readonly t = roomTexts('risk-compare').t;
  protected readonly risk = roomTexts('risk').t;
  protected readonly problems = roomTexts('problems').t;
  protected readonly goals = computed(() => stepsOf(this.to(), this.axis()));
  protected readonly lines = computed(() =>
    stepsOf(this.from(), this.axis()).map((from, place) => ({
      from,
      number: place + 1,
      to: this.goals().find(({ id }) => id === this.map()[from.id]) ?? null,
      wrong: this.wrong().get(`/${this.axis()}/${from.id}`) ?? '',
    })),
  );
}

function stepsOf({ likelihood, impact }: RiskMethod, axis: Axis): readonly Step[] {
  if (axis === 'likelihood') {
    return likelihood.map(({ id, label, definition }) => ({
      id,
      label,
      means: [{ dimension: null, words: definition }],
    }));
  }
  return impact.map(({ id, label, definitions }) => ({
    id,
    label,
    means: impactDimensions.map((dimension) => ({ dimension, words: definitions[dimension] })),
  }));
}
