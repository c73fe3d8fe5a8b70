import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { ImportCellError, ImportRow, PlanImport, PlanImportPatch } from '@portal/contracts';
import { isDay } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';
import {
  costOf,
  isCorrectable,
  filterNamed,
  filtersOf,
  leftOutWith,
  plainValue,
  type RowFilter,
  rowsShown,
  saidText,
} from './import-shown';

const shownAtOnce = 100;

/** Every row and what it will become; what is wrong with a cell stands under its row, with the cell to correct. */
@Component({
  selector: 'portal-import-rows',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-rows.html',
  styleUrl: './import-rows.scss',
})
export class ImportRows {
  readonly preview = input.required<PlanImport>();
  readonly filter = input.required<RowFilter>();
  readonly filtered = output<RowFilter>();
  readonly said = output<PlanImportPatch>();

  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('plan-import');
  protected readonly t = this.texts.t;
  private readonly ofPlans = roomTexts('plan').t;
  protected readonly n = this.texts.n;

  protected readonly isOpen = computed(() => this.preview().state === 'open');
  protected readonly filters = computed(() => filtersOf(this.preview()));
  protected readonly chosen = computed(() => rowsShown(this.preview().rows, this.filter()));
  private readonly most = linkedSignal({ source: this.filter, computation: () => shownAtOnce });
  protected readonly shown = computed(() => this.chosen().slice(0, this.most()));
  protected readonly left = computed(() => Math.max(0, this.chosen().length - this.most()));
  protected readonly isCorrectable = isCorrectable;
  private readonly objectives = computed(
    () => new Map(this.preview().objectives.map(({ key, title }) => [key, title])),
  );

  protected filterWords(filter: RowFilter): string {
    if (filter === 'all' || filter === 'error') return this.t(`filter.${filter}`);
    return this.formats.told(this.t(`fate.${filter}`), this.formats.number(this.preview().counts[filter]));
  }

  protected choose(value: string): void {
    this.filtered.emit(filterNamed(value));
  }

  protected showMore(): void {
    this.most.update((most) => most + shownAtOnce);
  }

  protected nextCount(): number {
    return Math.min(this.left(), shownAtOnce);
  }

  protected objectiveOf({ objective }: ImportRow): string {
    return this.objectives().get(objective ?? '') ?? '';
  }

  protected leadOf(row: ImportRow): string {
    return saidText(row, 'lead');
  }

  protected daysOf(row: ImportRow): string {
    const days = [saidText(row, 'startsOn'), saidText(row, 'endsOn')];
    if (days.every((day) => day === '')) return '';
    return days.map((day) => (day === '' ? '…' : this.formats.shortDay(day))).join(' – ');
  }

  protected costOf(row: ImportRow): string {
    const cost = costOf(row);
    return cost ? `${this.formats.number(cost.amount)} ${cost.currency}` : '';
  }

  protected changesOf(row: ImportRow): readonly string[] {
    return row.changes
      .filter(({ field }) => field !== 'objective' && field !== 'dependsOn')
      .map(({ field, before, after }) =>
        this.t('change', { field: this.t(`field.${field}`), before: this.plain(before), after: this.plain(after) }),
      );
  }

  protected reportWords(report: NonNullable<ImportRow['report']>): string {
    const { state, progress, note, reason, blockedBy, expectedEndsOn, day } = report;
    const values = { progress: this.formats.percent(progress / 100), state: this.ofPlans(`state.${state}`) };
    return this.formats.enumeration(
      [
        this.t('becomes-report', values),
        day === null ? '' : this.t('report-day', { day: this.formats.shortDay(day) }),
        reason ?? '',
        blockedBy === null ? '' : this.t('report-blocked-by', { who: blockedBy }),
        expectedEndsOn === null ? '' : this.t('report-expected', { day: this.formats.shortDay(expectedEndsOn) }),
        note,
      ].filter((part) => part !== ''),
    );
  }

  /** Fields that change, where their values are other records. */
  protected movesOf(row: ImportRow): readonly string[] {
    return row.changes
      .filter(({ field }) => field === 'objective' || field === 'dependsOn')
      .map(({ field }) => this.t(`field.${field}`));
  }

  protected wrongOf({ field, code, shown }: ImportCellError): string {
    const sentence = this.t(`wrong.${code}`, { shown: isDay(shown) ? this.formats.shortDay(shown) : shown });
    return field === null ? sentence : this.formats.told(this.t(`field.${field}`), sentence);
  }

  protected labelOf(row: ImportRow, { field }: ImportCellError): string {
    return this.t('correct', { field: this.t(`field.${field ?? 'title'}`), row: this.formats.number(row.row) });
  }

  protected correct(row: ImportRow, column: number, text: string): void {
    this.said.emit({ cells: [{ row: row.row, column, text }] });
  }

  protected leaveOut(row: ImportRow, isOut: boolean): void {
    this.said.emit({ leftOut: leftOutWith(this.preview().rows, row.row, isOut) });
  }

  private plain(value: unknown): string {
    const plain = plainValue(value);
    if (plain === null) return this.t('nothing');
    if (typeof plain === 'number') return this.formats.number(plain);
    if (typeof plain === 'string') return isDay(plain) ? this.formats.shortDay(plain) : plain;
    return this.formats.list(plain);
  }
}
