import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Formats } from '../platform/formats';
import { DomainMark } from '../ui/domain-mark';
import { Icon } from '../ui/icon';
import type { ActionWords } from './action-words';
import { type CellLeft, PlanCellEdit } from './plan-cell-edit';
import { isWritten, type WrittenColumn } from './plan-cells';
import type { PlanRow } from './plan-rows';

/** One row of the plan's table: an objective that folds, or an action with its cells. */
@Component({
  selector: 'portal-plan-row',
  imports: [DomainMark, Icon, PlanCellEdit],
  templateUrl: './plan-row.html',
  styleUrl: './plan-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    role: 'row',
    '[attr.aria-level]': 'row().kind === "objective" ? 1 : 2',
    '[attr.aria-expanded]': 'isExpanded()',
    '[class.objective]': 'row().kind === "objective"',
    '[class.open]': 'isOpen()',
  },
})
export class PlanRowView {
  readonly row = input.required<PlanRow>();
  /** The words of all rows: each asking for its own would make hundreds. */
  readonly words = input.required<ActionWords>();
  readonly columns = input.required<readonly string[]>();
  /** The column of this row where the focus stands or would come to. */
  readonly focused = input<string | null>(null);
  readonly editing = input<string | null>(null);
  readonly isOpen = input(false);
  /** Chosen for a change of many; null where nothing can be chosen. */
  readonly isChosen = input<boolean | null>(null);
  readonly left = output<CellLeft>();
  readonly toggled = output();
  readonly chose = output<boolean>();

  private readonly formats = inject(Formats);
  protected readonly objective = computed(() => {
    const row = this.row();
    return row.kind === 'objective' ? row : null;
  });
  protected readonly action = computed(() => {
    const row = this.row();
    return row.kind === 'action' ? row.action : null;
  });
  protected readonly isExpanded = computed(() => {
    const objective = this.objective();
    return objective ? !objective.isFolded : this.isOpen();
  });
  protected readonly standing = computed(() => {
    const action = this.action();
    return action ? this.words().standing(action) : { sign: null, words: '' };
  });
  protected readonly edited = computed<WrittenColumn | null>(() => {
    const column = this.editing();
    return column !== null && isWritten(column) ? column : null;
  });

  protected t(key: string, values?: Readonly<Record<string, string>>): string {
    return this.words().t(key, values);
  }

  protected number(value: number | null): string {
    return value === null ? '–' : this.formats.number(Math.round(value));
  }

  protected day(day: string): string {
    return this.formats.shortDay(day);
  }
}
