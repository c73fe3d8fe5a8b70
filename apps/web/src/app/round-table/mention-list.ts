import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RoundTableMention } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import { MeetingWords } from './meeting-words';

/** The round tables behind a number, each to be opened. */
@Component({
  selector: 'portal-mention-list',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (each of meetings(); track each.id) {
        <li>
          <a [routerLink]="['/round-tables', each.id]">{{ words.full(each) }}</a>
          <span class="second"
            ><bdi>{{ each.reference }}</bdi> · {{ words.days(datesOf(each)) }}</span
          >
          @if (each.sample) {
            <span class="label caution">{{ common('sample') }}</span>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: center;
      min-block-size: 32px;
    }
    @media (max-width: 720px) {
      li a {
        display: inline-flex;
        align-items: center;
        min-block-size: 44px;
      }
    }
  `,
})
export class MentionList {
  protected readonly words = inject(MeetingWords);
  protected readonly common = roomTexts('round-table').common;
  readonly meetings = input.required<readonly RoundTableMention[]>();

  protected datesOf({ firstDay, lastDay, year, isDocumented }: RoundTableMention) {
    return { starts: firstDay, ends: lastDay, year, isDocumented };
  }
}
