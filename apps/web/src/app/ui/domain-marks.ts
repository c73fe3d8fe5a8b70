import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { CbrnDomain } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { DomainMark } from './domain-mark';

/** CBRN domains as marks with their letter; each is read out by its name. */
@Component({
  selector: 'portal-domain-marks',
  imports: [DomainMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (each of domains(); track each) {
      <portal-domain-mark [domain]="each" [letter]="t('letter.' + each)" [name]="t('domain.' + each)" />
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 4px;
      flex: none;
    }
  `,
})
export class DomainMarks {
  protected readonly t = roomTexts('words').t;
  readonly domains = input.required<readonly CbrnDomain[]>();
}
