import '../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import type { ReadinessCell, ReadinessRow } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Screen } from '../platform/screen';
import { SingleKeys } from '../platform/single-keys';
import { RoundTableDesk } from '../round-table/round-table-desk';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { ChecklistTrack } from './checklist-track';
import { DelegationApi } from './delegation-api';
import { ReadinessActs } from './readiness-acts';

/** Countries and their steps, those to call on top, and what the meeting owes beside. Arrows go by cell. */
@Component({
  selector: 'portal-readiness-part',
  imports: [ChecklistTrack, FormDialog, Icon, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './readiness-part.html',
  styleUrl: './readiness-part.scss',
})
export class ReadinessPart {
  protected readonly desk = inject(RoundTableDesk);
  protected readonly formats = inject(Formats);
  protected readonly screen = inject(Screen);
  private readonly api = inject(DelegationApi);
  private readonly acts = inject(ReadinessActs);
  private readonly keys = inject(SingleKeys);
  protected readonly t = roomTexts('delegation').t;
  private readonly id = computed(() => (this.desk.known()?.isInside ? this.desk.known()?.id : undefined));
  protected readonly asked = this.api.readiness(() => this.id());
  protected readonly readiness = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly late = computed(() => this.readiness()?.rows.filter(({ late }) => late > 0) ?? []);
  protected readonly toCall = computed(() => this.readiness()?.rows.filter(({ isToCall }) => isToCall) ?? []);
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  /** The cell that arrows stand on. */
  protected readonly at = signal({ row: 0, column: 0 });

  constructor() {
    effect(() => {
      const count = this.toCall().length;
      const words = count === 0 ? '' : this.t('to-call', { count: String(count) });
      this.desk.counts.update((counts) => ({ ...counts, readiness: words }));
    });
  }

  protected lateWords({ cells }: ReadinessRow): string {
    const late = cells.filter(({ state }) => state === 'late').map(({ step }) => this.t(`late.${step}`));
    return this.formats.enumeration(late);
  }

  /** What a cell says: when it was done, when it is due, or how late it is. */
  protected cellWords(row: ReadinessRow, { state, on, dueOn, daysLate, monthsOld }: ReadinessCell): string {
    if (state === 'not-needed') return row.isHost ? this.t('host') : '';
    if (state === 'accepted') return this.t('accepted');
    if (state === 'done') return on === null ? '' : this.formats.dayOfYear(on);
    if (state === 'late')
      return monthsOld === null ? this.formats.wholeDays(daysLate) : this.formats.wholeMonths(monthsOld);
    return dueOn === null ? this.t('no-day') : this.formats.dayOfYear(dueOn);
  }

  protected telephoneOf({ telephone }: ReadinessRow): string {
    return `tel:${telephone?.replace(/[^+\d]/g, '') ?? ''}`;
  }

  protected open(row: ReadinessRow, cell: ReadinessCell): void {
    const id = this.id();
    if (id === undefined || cell.marks.length === 0) return;
    this.said.set('');
    this.form.set(this.acts.mark(id, row, cell));
  }

  protected async remind({ iso3, name }: ReadinessRow): Promise<void> {
    const id = this.id();
    if (id === undefined || !this.readiness()?.mayRun) return;
    this.said.set('');
    try {
      this.form.set(this.acts.remind(id, name, await this.api.preview(id, iso3)));
    } catch (failure) {
      this.said.set(refusedFrom(failure).problem?.detail ?? this.t('load-failed'));
    }
  }

  protected remindAll(): void {
    const id = this.id();
    if (id === undefined) return;
    this.said.set('');
    this.form.set(this.acts.remindAll(id, this.late()));
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
  }

  /** Arrows go by cell; `r` reminds, `c` shows the number. */
  protected press(event: KeyboardEvent, row: ReadinessRow, cell: ReadinessCell): void {
    const key = this.keys.pressed(event);
    if (key === 'r') void this.remind(row);
    if (key === 'c') this.showNumber(row);
    if (event.key === 'Enter' || event.key === ' ') this.open(row, cell);
    const move = this.moveOf(event);
    if (move === null) {
      if (event.key === 'Enter' || event.key === ' ' || key === 'r' || key === 'c') event.preventDefault();
      return;
    }
    event.preventDefault();
    this.go(event, move.down, move.forward);
  }

  private showNumber({ name: country, telephone }: ReadinessRow): void {
    this.said.set(telephone === null ? this.t('no-number') : this.t('call', { country, number: telephone }));
  }

  private moveOf({ key, target }: KeyboardEvent): { readonly down: number; readonly forward: number } | null {
    const isLeftward = target instanceof Element && getComputedStyle(target).direction === 'rtl';
    const forward = isLeftward ? -1 : 1;
    if (key === 'ArrowDown') return { down: 1, forward: 0 };
    if (key === 'ArrowUp') return { down: -1, forward: 0 };
    if (key === 'ArrowRight') return { down: 0, forward };
    return key === 'ArrowLeft' ? { down: 0, forward: -forward } : null;
  }

  private go(event: KeyboardEvent, down: number, forward: number): void {
    const rows = this.readiness()?.rows.length ?? 0;
    const columns = this.readiness()?.done.length ?? 0;
    const { row, column } = this.at();
    const next = {
      row: Math.min(Math.max(row + down, 0), rows - 1),
      column: Math.min(Math.max(column + forward, 0), columns - 1),
    };
    this.at.set(next);
    const table = event.target instanceof Element ? event.target.closest('table') : null;
    table?.querySelector<HTMLElement>(`[data-cell="${next.row}-${next.column}"]`)?.focus();
  }
}
