import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DOCUMENT,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { laterFocus } from '../platform/later-focus';
import { ActionPanel } from './action-panel';
import { actionWords } from './action-words';
import type { CellLeft } from './plan-cell-edit';
import { ganttColumns, isWritten, tableColumns } from './plan-cells';
import { rowHeight } from './gantt-layout';
import { PlanDesk } from './plan-desk';
import { drawnBitByBit } from '../platform/drawn-bit-by-bit';
import { PlanEdits } from './plan-edits';
import { pasted } from './plan-paste';
import { type CellPlace, type PlanRow, type RowBlock, blocksOf, walked } from './plan-rows';
import { PlanRowView } from './plan-row';

const widths: Readonly<Record<'gantt' | 'table', string>> = {
  gantt: '44px minmax(0, 1fr) 96px 136px 40px',
  table: '44px minmax(180px, 1fr) 92px 92px 72px 108px 136px 40px 92px 92px 104px 120px',
};

/** The plan as a table: walked by arrows, opened by Enter, written in by F2, pasted into from a spreadsheet. */
@Component({
  selector: 'portal-plan-table',
  imports: [ActionPanel, PlanRowView],
  templateUrl: './plan-table.html',
  styleUrl: './plan-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'press($event)', '(paste)': 'paste($event)', '(focusin)': 'comeTo($event)' },
})
export class PlanTable {
  readonly view = input.required<'gantt' | 'table'>();
  /** Actions chosen for a change of many. */
  readonly chosen = input.required<ReadonlySet<string>>();
  readonly chosenChange = output<ReadonlySet<string>>();

  private readonly document = inject(DOCUMENT);
  private readonly edits = inject(PlanEdits);
  private readonly focus = laterFocus();
  protected readonly desk = inject(PlanDesk);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;
  private readonly panel = viewChild<ElementRef<HTMLElement>>('panel');

  protected readonly columns = computed<readonly string[]>(() =>
    this.view() === 'gantt' ? ganttColumns : tableColumns,
  );
  protected readonly mayChoose = computed(
    () => this.view() === 'table' && this.desk.actions().some(({ rights }) => rights.edit.may),
  );
  protected readonly template = computed(() => `${this.mayChoose() ? '36px ' : ''}${widths[this.view()]}`);
  /** Where the focus stands; the first row where it stood on one that is gone. */
  protected readonly at = linkedSignal<readonly PlanRow[], CellPlace>({
    source: this.desk.rows,
    computation: (rows, previous) => {
      const before = previous?.value;
      if (before && rows.some(({ id }) => id === before.row)) return before;
      return { row: rows[0]?.id ?? '', column: before?.column ?? 'title' };
    },
  });
  /** The farthest row that must be there now: the open one, or the one with the focus. */
  private readonly needed = computed(() => {
    const [open, at] = [this.desk.openId(), this.at().row];
    return this.desk.rows().findLastIndex(({ id }) => id === open || id === at);
  });
  private readonly drawn = drawnBitByBit(() => this.desk.rows().length, this.needed);
  private readonly rows = computed(() => this.desk.rows().slice(0, this.drawn()));
  protected readonly blocks = computed(() => blocksOf(this.rows()));
  protected readonly rowHeight = rowHeight;
  /** As high as the rows that are still to be drawn. */
  protected readonly toCome = computed(() => (this.desk.rows().length - this.rows().length) * rowHeight);
  protected readonly editing = signal<CellPlace | null>(null);
  protected readonly allChosen = computed(() => {
    const shown = this.desk.matching();
    return shown.length > 0 && shown.every(({ id }) => this.chosen().has(id));
  });

  constructor() {
    effect((cleanUp) => {
      const element = this.panel()?.nativeElement;
      const id = this.desk.openId();
      if (!element || id === null) return;
      const watcher = new ResizeObserver(() => this.desk.panel.set({ id, height: element.offsetHeight }));
      watcher.observe(element);
      cleanUp(() => watcher.disconnect());
    });
  }

  /** However the focus came to a cell, the arrows go on from there. */
  protected comeTo({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement) || !target.id.startsWith('cell-')) return;
    const row = this.desk.rows().find(({ id }) => target.id.startsWith(`cell-${id}-`));
    if (row) this.at.set({ row: row.id, column: target.dataset['column'] ?? this.at().column });
  }

  /** Something of it reaches beyond its rows: the opened panel, or a cell that is written in. */
  protected isLifted({ rows }: RowBlock): boolean {
    const [open, editing] = [this.desk.openId(), this.editing()?.row];
    return rows.some(({ id }) => id === open || id === editing);
  }

  protected focusedIn(row: PlanRow): string | null {
    return this.at().row === row.id ? this.at().column : null;
  }

  protected editedIn(row: PlanRow): string | null {
    const editing = this.editing();
    return editing?.row === row.id ? editing.column : null;
  }

  protected press(event: KeyboardEvent): void {
    if (isElsewhere(event.target)) return this.pressElsewhere(event);
    const row = this.desk.rows().find(({ id }) => id === this.at().row);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const isRightToLeft = this.document.documentElement.dir === 'rtl';
    const next = walked(this.desk.rows(), this.columns(), this.at(), event.key, isRightToLeft);
    if (next) this.go(next);
    else if (event.key === 'Enter') this.toggle(row);
    else if (event.key === 'F2') this.edit(row, this.at().column);
    else if (event.key === ' ') this.space(row);
    else if (event.key === 'Escape') this.desk.open(null);
    else return;
    event.preventDefault();
  }

  /** Escape in the opened row closes it, unless something is being written there. */
  private pressElsewhere(event: KeyboardEvent): void {
    const isWriting = event.target instanceof Element && event.target.matches('textarea, input:not([type=checkbox])');
    if (event.key !== 'Escape' || isWriting) return;
    this.close();
  }

  protected close(): void {
    const open = this.desk.openId();
    this.desk.open(null);
    if (open !== null) this.go({ row: open, column: 'title' });
  }

  private space(row: PlanRow): void {
    if (row.kind === 'objective') this.desk.fold(row.id);
    else if (this.mayChoose()) this.choose(row.id, !this.chosen().has(row.id));
  }

  protected toggle(row: PlanRow): void {
    if (row.kind === 'objective') return this.desk.fold(row.id);
    this.desk.open(row.id);
    if (this.desk.openId() === row.id) this.focus('panel-title');
  }

  /** A click puts the focus there; on a row that has it already, it opens the row. */
  protected click(row: PlanRow, event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('button, input, select, textarea')) return;
    const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? this.at().column;
    if (row.kind === 'objective') this.desk.fold(row.id);
    else if (column === 'title' || column === 'number' || this.view() === 'gantt') this.desk.open(row.id);
    this.go({ row: row.id, column });
  }

  protected doubleClick(row: PlanRow, event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const column = target.closest<HTMLElement>('[data-column]')?.dataset['column'];
    if (column !== undefined && column !== 'title' && this.view() === 'table') this.edit(row, column);
  }

  private edit(row: PlanRow, column: string): void {
    if (row.kind === 'objective') {
      if (this.desk.whole()?.rights.edit.may) this.desk.dialog.set({ kind: 'objective', objective: row.objective });
      return;
    }
    if (!isWritten(column)) {
      // What only reports change is changed by a report.
      this.desk.openId.set(row.id);
      return this.focus('panel-title');
    }
    const { edit } = row.action.rights;
    if (edit.may) return this.editing.set({ row: row.id, column });
    const plan = this.desk.whole();
    if (edit.why === 'frozen' && plan?.rights.nextVersion.may) this.desk.dialog.set({ kind: 'next-version' });
    else this.desk.say(this.t(plan?.isFrozen ? 'cannot.frozen' : 'cannot.edit'));
  }

  protected leave(row: PlanRow, { patch, to }: CellLeft): void {
    const from = this.editing();
    this.editing.set(null);
    if (row.kind === 'action' && patch) void this.edits.save({ action: row.action, patch });
    if (!from) return;
    const isRightToLeft = this.document.documentElement.dir === 'rtl';
    const key = to === 'down' ? 'ArrowDown' : isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
    this.go(to === 'stay' ? from : (walked(this.desk.rows(), this.columns(), from, key, isRightToLeft) ?? from));
  }

  protected paste(event: ClipboardEvent): void {
    if (isElsewhere(event.target)) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '') return;
    event.preventDefault();
    const plan = this.desk.whole();
    if (plan?.isFrozen) {
      if (plan.rights.nextVersion.may) this.desk.dialog.set({ kind: 'next-version' });
      return;
    }
    const block = pasted(text, this.desk.rows(), this.columns(), this.at(), this.words.cells());
    this.desk.dialog.set({ kind: 'paste', pasted: block });
  }

  protected choose(id: string, isChosen: boolean): void {
    const next = new Set(this.chosen());
    if (isChosen) next.add(id);
    else next.delete(id);
    this.chosenChange.emit(next);
  }

  protected chooseAll(isChosen: boolean): void {
    this.chosenChange.emit(new Set(isChosen ? this.desk.matching().map(({ id }) => id) : []));
  }

  private go(place: CellPlace): void {
    this.at.set(place);
    const row = this.desk.rows().find(({ id }) => id === place.row);
    this.focus(`cell-${place.row}-${row?.kind === 'objective' ? 'group' : place.column}`);
  }
}

/** Whether a key or a paste is meant for something inside the table: a field, or the opened row. */
function isElsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, select, textarea, button, portal-action-panel') !== null;
}
