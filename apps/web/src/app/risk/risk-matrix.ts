import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { ListedScenario, RiskMethod } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { laterFocus } from '../platform/later-focus';
import { roomTexts } from '../platform/room-texts';
import {
  arrowBetween,
  blockOn,
  byCell,
  cellOf,
  cellSize,
  marksOn,
  type MatrixHeap,
  middleOf,
  steppedTo,
} from './matrix-layout';
import { RiskBars } from '../ui/risk-bars';

/**
 * The square of a method with its scenarios: walked by arrows, each cell says its rating and who is in it, Enter chooses
 * there. Only the chosen scenario draws its path and its spread.
 */
@Component({
  selector: 'portal-risk-matrix',
  imports: [RiskBars],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-matrix.html',
  styleUrls: ['./risk-square.scss', './risk-matrix.scss'],
})
export class RiskMatrix {
  readonly method = input.required<RiskMethod>();
  readonly scenarios = input.required<readonly ListedScenario[]>();
  readonly chosen = input.required<ListedScenario | null>();
  /** The scenario that was chosen on the square. */
  readonly chose = output<ListedScenario>();

  private readonly focus = laterFocus();
  private readonly formats = inject(Formats);
  protected readonly t = roomTexts('risk-page').t;
  protected readonly cell = cellSize;

  /** The cell that has the focus; at first that of the chosen scenario. */
  protected readonly at = linkedSignal(() => {
    const current = this.chosen()?.ratings.current;
    return (current ? cellOf(this.method(), current) : null) ?? { column: 0, row: 0 };
  });
  protected readonly rows = computed(() => {
    const { impact, likelihood, grid, levels } = this.method();
    const cells = byCell(this.method(), this.scenarios());
    return impact.toReversed().map((step, row) => ({
      step,
      number: impact.length - row,
      cells: likelihood.map((across, column) => {
        const level = levels.find(({ id }) => id === grid[impact.length - 1 - row]?.[column]) ?? levels[0];
        const inside = cells.get(`${column} ${row}`) ?? [];
        return { column, row, level, inside, name: this.nameOf(across.label, step.label, level?.label ?? '', inside) };
      }),
    }));
  });
  protected readonly size = computed(() => ({
    columns: this.method().likelihood.length,
    rows: this.method().impact.length,
  }));
  protected readonly drawn = computed(() => {
    const chosen = this.chosen()?.id;
    const { marks, heaps } = marksOn(this.method(), this.scenarios());
    return { marks: marks.toSorted((one) => (one.scenario.id === chosen ? 1 : -1)), heaps };
  });
  protected readonly block = computed(() => {
    const chosen = this.chosen();
    return chosen ? blockOn(this.method(), chosen) : null;
  });
  /** From inherent to current to target, as far as they differ. */
  protected readonly path = computed(() => {
    const chosen = this.chosen();
    if (!chosen) return null;
    const now = this.drawn().marks.find(({ scenario }) => scenario.id === chosen.id);
    const current = now ?? middleOf(this.method(), chosen.ratings.current);
    const inherent = middleOf(this.method(), chosen.ratings.inherent);
    const target = middleOf(this.method(), chosen.ratings.target);
    const full = { x: current?.x ?? 0, y: current?.y ?? 0, size: now?.size ?? 1 };
    const [before, after] = [isApart(inherent, current) ? inherent : null, isApart(target, current) ? target : null];
    return {
      inherent: before,
      target: after,
      arrows: [
        before && current ? arrowBetween({ ...before, size: 0.55 }, full) : null,
        after && current ? arrowBetween(full, { ...after, size: 0.55 }) : null,
      ].flatMap((arrow) => arrow ?? []),
    };
  });

  protected press(event: KeyboardEvent): void {
    const next = steppedTo(this.method(), this.at(), event.key);
    if (next) {
      this.at.set(next);
      this.focus(this.idOf(next));
    } else if (event.key === 'Enter' || event.key === ' ') this.chooseIn(this.at());
    else return;
    event.preventDefault();
  }

  /** The next one of the cell, round and round. */
  protected chooseIn(at: { readonly column: number; readonly row: number }): void {
    this.at.set(at);
    const inside = this.rows()[at.row]?.cells[at.column]?.inside ?? [];
    const place = inside.findIndex(({ id }) => id === this.chosen()?.id);
    const next = inside[(place + 1) % inside.length];
    if (next) this.chose.emit(next);
  }

  protected idOf({ column, row }: { readonly column: number; readonly row: number }): string {
    return `cell-${column}-${row}`;
  }

  protected isAt({ column, row }: { readonly column: number; readonly row: number }): boolean {
    return this.at().column === column && this.at().row === row;
  }

  protected countOf({ scenarios }: MatrixHeap): string {
    return this.formats.number(scenarios.length);
  }

  protected edgeOf({ confidence }: ListedScenario): string {
    return confidence ?? 'low';
  }

  private nameOf(likelihood: string, impact: string, level: string, inside: readonly ListedScenario[]): string {
    const cell = this.t('cell', { likelihood, impact, level });
    if (inside.length === 0) return this.t('cell.empty', { cell });
    return this.t('cell.with', {
      cell,
      numbers: this.formats.list(inside.map(({ number, title }) => `${number} ${title}`)),
    });
  }
}

function isApart(one: { x: number; y: number } | null, other: { x: number; y: number } | null): boolean {
  return one !== null && other !== null && Math.hypot(one.x - other.x, one.y - other.y) > 0.4;
}
