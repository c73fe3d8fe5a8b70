import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ImportRate } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';

/** The exchange rates of a file: which are new, which are there already, and what is wrong with the others. */
@Component({
  selector: 'portal-import-rates',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-rates.html',
  styleUrl: './import-rows.scss',
})
export class ImportRates {
  readonly rates = input.required<readonly ImportRate[]>();

  protected readonly formats = inject(Formats);
  protected readonly t = roomTexts('plan-import').t;

  protected rateOf({ from, to, rate }: NonNullable<ImportRate['said']>): string {
    return this.t('rate', { from, to, rate: this.formats.number(rate) });
  }

  protected wrongOf({ field, code, shown }: ImportRate['errors'][number]): string {
    return this.formats.told(this.t(`rate-field.${field}`), this.t(`wrong.${code}`, { shown }));
  }
}
