import '../every-page';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { roomTexts } from '../platform/room-texts';
import { RoundTableDesk } from '../round-table/round-table-desk';
import { CommitmentList } from './commitment-list';

/** What everybody committed to at one round table; the way to all of the region's. */
@Component({
  selector: 'portal-commitments-part',
  imports: [CommitmentList, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (desk.known(); as meeting) {
      <portal-commitment-list [roundTable]="meeting.id" />
      @if (meeting.region; as region) {
        <p>
          <a [routerLink]="['/regions', region, 'commitments']">{{ t('of-region') }}</a>
        </p>
      }
    }
  `,
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
    }
  `,
})
export class CommitmentsPart {
  protected readonly desk = inject(RoundTableDesk);
  protected readonly t = roomTexts('commitment').t;
}
