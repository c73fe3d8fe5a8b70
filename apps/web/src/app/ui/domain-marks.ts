import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { CbrnDomain } from '@portal/domain';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { DomainMark } from './domain-mark';

const arabic: Readonly<Record<CbrnDomain, string>> = { C: 'ك', B: 'ب', R: 'ش', N: 'ن' };

/** CBRN domains as marks with their letter; each is read out by its name. */
@Component({
  selector: 'portal-domain-marks',
  imports: [DomainMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (each of domains(); track each) {
      <portal-domain-mark [domain]="each" [letter]="letter(each)" [name]="t('domain.' + each)" />
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
  private readonly language = inject(Languages).current;
  protected readonly t = roomTexts('team').t;
  readonly domains = input.required<readonly CbrnDomain[]>();

  protected letter(domain: CbrnDomain): string {
    return this.language() === 'ar' ? arabic[domain] : domain;
  }
}
