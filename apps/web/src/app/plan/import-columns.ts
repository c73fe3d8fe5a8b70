import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ImportColumn, PlanImport, PlanImportPatch } from '@portal/contracts';
import { importFields } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';

/** What of the file is read, and what each of its columns is taken for: a person has the last word. */
@Component({
  selector: 'portal-import-columns',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-columns.html',
  styleUrl: './import-parts.scss',
})
export class ImportColumns {
  readonly preview = input.required<PlanImport>();
  readonly said = output<PlanImportPatch>();

  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('plan-import');
  protected readonly t = this.texts.t;
  protected readonly fields = importFields;

  protected readonly tables = computed(() =>
    this.preview().tables.map(({ name, rows }, place) => ({
      place,
      words: this.t('table.choice', { name, rows: this.texts.n('rows', rows) }),
    })),
  );
  protected readonly notes = computed(() => {
    const { mergedCells, formulas, formulasWithoutValue, rowsOver } = this.preview().notes;
    const of = (key: string, count: number) => (count > 0 ? [this.texts.n(`notes.${key}`, count)] : []);
    return [
      ...of('rows-over', rowsOver),
      ...of('merged', mergedCells),
      ...of('formulas', formulas - formulasWithoutValue),
      ...of('without-value', formulasWithoutValue),
    ];
  });
  protected readonly headingChoices = computed(() =>
    this.preview().firstRows.map(({ row, cells }) => ({
      row,
      words: this.formats.told(
        this.t('row', { row: this.formats.number(row) }),
        cells
          .filter((cell) => cell !== '')
          .join(' · ')
          .slice(0, 80),
      ),
    })),
  );

  protected nameOf({ heading, column }: ImportColumn): string {
    return heading === '' ? this.t('columns.unnamed', { column: this.formats.number(column + 1) }) : heading;
  }

  protected whyOf({ reason, score, field }: ImportColumn): string {
    const words = this.t(`reason.${reason}`);
    return field === null || reason === 'chosen'
      ? words
      : this.formats.enumeration([words, this.formats.percent(score)]);
  }

  protected sayTable(value: string): void {
    this.said.emit({ table: Number(value) });
  }

  protected sayHeading(value: string): void {
    this.said.emit({ headingRow: value === '' ? null : Number(value) });
  }

  protected sayClears(isSo: boolean): void {
    this.said.emit({ emptyCellsClear: isSo });
  }

  protected sayField(column: number, value: string): void {
    this.said.emit({ columns: [{ column, field: importFields.find((field) => field === value) ?? null }] });
  }
}
