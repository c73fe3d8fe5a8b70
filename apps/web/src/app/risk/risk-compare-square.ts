import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { RiskMethod } from '@portal/contracts';
import type { RatingKind } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { cellSize, type MatrixHeap } from './matrix-layout';
import { type ComparedMark, type ComparedRisk, comparedSquare } from './risk-compare-moves';
import { RiskBars } from '../ui/risk-bars';

/**
 * Two versions on the square of their method: where each scenario stands, and by an arrow whence it came. A picture of
 * what the list beside it says in words, so it has no keys of its own.
 */
@Component({
  selector: 'portal-risk-compare-square',
  imports: [RiskBars],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-compare-square.html',
  styleUrls: ['./risk-square.scss', './risk-compare-square.scss'],
})
export class RiskCompareSquare {
  readonly method = input.required<RiskMethod>();
  readonly risks = input.required<readonly ComparedRisk[]>();
  readonly kind = input.required<RatingKind>();
  readonly chosen = input.required<string | null>();
  /** The line of the scenario whose mark was pressed. */
  readonly chose = output<string>();

  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('risk-compare');
  protected readonly t = this.texts.t;
  protected readonly page = roomTexts('risk-page').t;
  protected readonly cell = cellSize;

  protected readonly rows = computed(() => {
    const { impact, likelihood, grid, levels } = this.method();
    return impact
      .map((step, row) => ({
        step,
        number: row + 1,
        cells: likelihood.map(({ id }, column) => ({
          id,
          level: levels.find((level) => level.id === grid[row]?.[column]) ?? null,
        })),
      }))
      .toReversed();
  });
  protected readonly size = computed(() => ({
    columns: this.method().likelihood.length,
    rows: this.method().impact.length,
  }));
  protected readonly drawn = computed(() => {
    const { marks, heaps, moves } = comparedSquare(this.method(), this.risks(), this.kind());
    const last = (lineId: string) => Number(lineId === this.chosen());
    return {
      heaps,
      marks: marks.toSorted((one, other) => last(one.risk.lineId) - last(other.risk.lineId)),
      moves: moves.toSorted((one, other) => last(one.risk.lineId) - last(other.risk.lineId)),
    };
  });
  protected readonly label = computed(() => {
    const { moves } = this.drawn();
    return moves.length === 0 ? this.t('square.still') : this.texts.n('square.label', moves.length);
  });

  protected placeOf({ x, y, size }: ComparedMark): string {
    return `translate(${x * cellSize} ${y * cellSize}) scale(${size})`;
  }

  protected countOf({ scenarios }: MatrixHeap): string {
    return this.formats.number(scenarios.length);
  }
}
