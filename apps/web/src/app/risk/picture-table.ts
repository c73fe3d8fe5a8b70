import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { PictureWords } from '@portal/contracts';
import { cbrnDomains } from '@portal/domain';
import { roomTexts } from '../platform/room-texts';
import { DomainMarks } from '../ui/domain-marks';

/** What a regional picture says, domain by domain: words, never numbers. */
@Component({
  selector: 'portal-picture-table',
  imports: [DomainMarks],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <table [attr.aria-label]="name()">
      <thead>
        <tr>
          <th scope="col">{{ t('domain') }}</th>
          <th scope="col">{{ t('word') }}</th>
        </tr>
      </thead>
      <tbody>
        @for (each of domains; track each) {
          <tr>
            <th scope="row"><portal-domain-marks [domains]="[each]" /> {{ domain('domain.' + each) }}</th>
            <td [class.half]="words()[each] === 'half-or-more'">{{ risk('picture.' + words()[each]) }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    table {
      inline-size: 100%;
      max-inline-size: 520px;
      border-collapse: collapse;
    }
    th,
    td {
      padding: 8px 12px 8px 0;
      border-block-end: 1px solid var(--line);
      text-align: start;
    }
    [scope='row'] {
      font-weight: 400;
    }
    .half {
      font-weight: 600;
    }
  `,
})
export class PictureTable {
  readonly words = input.required<PictureWords>();
  readonly name = input.required<string>();
  protected readonly domains = cbrnDomains;
  protected readonly t = roomTexts('risk-picture').t;
  protected readonly risk = roomTexts('risk').t;
  protected readonly domain = roomTexts('words').t;
}
