import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PublishedFigureEntry } from '@portal/contracts';
import { SettingField } from './setting-field';

/** What is written of a figure. */
export type WrittenFigure = Pick<
  PublishedFigureEntry,
  'value' | 'unit' | 'period' | 'asAt' | 'source' | 'paragraph' | 'quote' | 'published'
>;

export function writtenFigure(figure: PublishedFigureEntry): WrittenFigure {
  const { value, unit, period, asAt, source, paragraph, quote, published } = figure;
  return { value, unit, period, asAt, source, paragraph, quote, published };
}

/** The fields of a figure: value, period, source and paragraph. */
@Component({
  selector: 'portal-figure-fields',
  imports: [SettingField, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-container *transloco="let t">
      <div class="line">
        <portal-setting-field
          type="number"
          [fieldId]="prefix() + '-value'"
          [label]="t('settings.field.value')"
          [value]="figure().value"
          [error]="errors().get('/value')"
          (changed)="changed.emit({ value: +$event })"
        />
        <portal-setting-field
          [fieldId]="prefix() + '-unit'"
          [label]="t('settings.field.unit')"
          [value]="figure().unit"
          [error]="errors().get('/unit')"
          (changed)="changed.emit({ unit: $event })"
        />
      </div>
      <div class="line">
        <portal-setting-field
          type="date"
          [fieldId]="prefix() + '-from'"
          [label]="t('settings.field.periodFrom')"
          [value]="figure().period.from"
          [error]="errors().get('/period/from')"
          (changed)="changed.emit({ period: { from: $event, to: figure().period.to } })"
        />
        <portal-setting-field
          type="date"
          [fieldId]="prefix() + '-to'"
          [label]="t('settings.field.periodTo')"
          [value]="figure().period.to"
          [error]="errors().get('/period/to')"
          (changed)="changed.emit({ period: { from: figure().period.from, to: $event } })"
        />
        <portal-setting-field
          type="date"
          [fieldId]="prefix() + '-as-at'"
          [label]="t('settings.field.asAt')"
          [value]="figure().asAt"
          [error]="errors().get('/asAt')"
          (changed)="changed.emit({ asAt: $event })"
        />
      </div>
      <div class="line">
        <portal-setting-field
          [fieldId]="prefix() + '-source'"
          [label]="t('settings.field.source')"
          [value]="figure().source"
          [error]="errors().get('/source')"
          (changed)="changed.emit({ source: $event })"
        />
        <portal-setting-field
          [fieldId]="prefix() + '-paragraph'"
          [label]="t('settings.field.paragraph')"
          [value]="figure().paragraph"
          [error]="errors().get('/paragraph')"
          (changed)="changed.emit({ paragraph: $event })"
        />
      </div>
      <portal-setting-field
        [fieldId]="prefix() + '-quote'"
        [label]="t('settings.field.quote')"
        [value]="figure().quote"
        [error]="errors().get('/quote')"
        (changed)="changed.emit({ quote: $event })"
      />
    </ng-container>
  `,
  styleUrl: './settings.scss',
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class FigureFields {
  readonly prefix = input.required<string>();
  readonly figure = input.required<WrittenFigure>();
  readonly errors = input.required<ReadonlyMap<string, string>>();
  readonly changed = output<Partial<WrittenFigure>>();
}
