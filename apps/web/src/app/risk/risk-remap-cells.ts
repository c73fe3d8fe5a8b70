import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ListedScenario, RiskMethod } from '@portal/contracts';
import type { StepMap } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { effectCounts, remappedRows } from './risk-remap-effect';
import { RiskBars } from '../ui/risk-bars';

/** The old square, each cell with the rating that it has and the one that it gets. */
@Component({
  selector: 'portal-risk-remap-cells',
  imports: [RiskBars],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="second">{{ t('remap.cells.lead') }} {{ changed() }}</p>
    <div class="wide" tabindex="0" role="group" [attr.aria-label]="t('remap.cells')">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden-words">{{ page('axis.impact') }}, {{ page('axis.likelihood') }}</span>
            </th>
            @for (step of from().likelihood; track step.id) {
              <th scope="col">{{ step.label }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.impact) {
            <tr>
              <th scope="row">{{ row.label }}</th>
              @for (cell of row.cells; track cell.likelihood) {
                <td [class.changes]="cell.way !== 'same'">
                  <span [class]="'level ramp-' + cell.from.ramp"
                    ><portal-risk-bars [bars]="cell.from.bars" />{{ cell.from.label }}</span
                  >
                  <span class="hidden-words">{{ t('remap.becomes') }}</span>
                  <span [class]="'level ramp-' + cell.to.ramp"
                    ><portal-risk-bars [bars]="cell.to.bars" />{{ cell.to.label }}</span
                  >
                  @if (cell.way !== 'same') {
                    <span class="way">{{ t('remap.way.' + cell.way) }}</span>
                  }
                  @if (cell.scenarios > 0) {
                    <span class="held">{{ texts.n('remap.cells.held', cell.scenarios) }}</span>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styleUrl: './risk-remap-cells.scss',
})
export class RiskRemapCells {
  readonly from = input.required<RiskMethod>();
  readonly to = input.required<RiskMethod>();
  readonly map = input.required<StepMap>();
  readonly scenarios = input.required<readonly ListedScenario[]>();

  private readonly formats = inject(Formats);
  protected readonly texts = roomTexts('risk-compare');
  protected readonly t = this.texts.t;
  protected readonly page = roomTexts('risk-page').t;
  protected readonly rows = computed(() =>
    remappedRows(this.map(), this.from(), this.to(), this.scenarios()).map((row) => ({
      ...row,
      label: this.from().impact.find(({ id }) => id === row.impact)?.label ?? '',
    })),
  );
  protected readonly changed = computed(() => {
    const { higher, lower } = effectCounts(this.rows().flatMap(({ cells }) => cells));
    if (higher + lower === 0) return this.t('remap.cells.same');
    return this.t('remap.cells.changed', {
      higher: this.formats.number(higher),
      lower: this.formats.number(lower),
    });
  });
}
