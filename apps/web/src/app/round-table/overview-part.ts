import '../every-page';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { roomTexts } from '../platform/room-texts';
import { MeetingWords } from './meeting-words';
import { RoundTableDesk } from './round-table-desk';

/** Where, when, with whom; and of a documented one, what its source says. */
@Component({
  selector: 'portal-overview-part',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview-part.html',
  styleUrl: './overview-part.scss',
})
export class OverviewPart {
  protected readonly desk = inject(RoundTableDesk);
  protected readonly words = inject(MeetingWords);
  protected readonly t = roomTexts('round-table').t;
}
