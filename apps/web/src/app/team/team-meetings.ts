import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Team, TeamMeetings as Meetings } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';
import { inOrder, isLate, latestDecisions } from './meeting-lines';
import type { TeamForm } from './forms';

/** When the team meets, what it decided last, and what may be said to all of it. */
@Component({
  selector: 'portal-team-meetings',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section aria-labelledby="meetings">
      <h2 id="meetings">{{ t('meetings') }}</h2>
      <ul>
        @for (meeting of listed(); track meeting.id) {
          <li>
            <a [routerLink]="['/countries', meeting.iso3, 'team', 'meetings', meeting.id]">{{
              formats.day(meeting.starts.slice(0, 10))
            }}</a>
            @if (meeting.isCancelled) {
              <span class="label caution">{{ t('meeting.cancelled') }}</span>
            }
            <span class="second" dir="auto">{{ meeting.place }}</span>
          </li>
        } @empty {
          <li class="second">{{ t('meetings.none') }}</li>
        }
      </ul>
      @if (mayWrite()) {
        <button type="button" class="button" (click)="opened.emit({ kind: 'meeting', team: team() })">
          <portal-icon name="add" />{{ t('meeting.call') }}
        </button>
      }
    </section>
    @if (decisions().length > 0) {
      <section aria-labelledby="decisions">
        <h2 id="decisions">{{ t('decisions.latest') }}</h2>
        <ul>
          @for (each of decisions(); track each.decision.id) {
            <li>
              <a dir="auto" [routerLink]="['/countries', each.meeting.iso3, 'team', 'meetings', each.meeting.id]">{{
                each.decision.text
              }}</a>
              @if (each.decision.doneOn; as day) {
                <span class="second">{{ t('decision.done', { day: formats.day(day) }) }}</span>
              } @else if (each.decision.due) {
                <span [class]="each.isLate ? 'label caution' : 'second'">{{
                  t('decision.due', { day: formats.day(each.decision.due) })
                }}</span>
              }
            </li>
          }
        </ul>
      </section>
    }
    @if (mayWriteTo()) {
      <section aria-labelledby="letters">
        <h2 id="letters">{{ t('letters') }}</h2>
        <p class="second">{{ t('letter.why') }}</p>
        <button type="button" class="button" (click)="opened.emit({ kind: 'letter', team: team() })">
          <portal-icon name="mail" />{{ t('letter.write') }}
        </button>
      </section>
    }
  `,
  styles: `
    section {
      margin-block-end: 32px;
    }
    h2 {
      padding-block-end: 8px;
      border-block-end: 1.5px solid var(--ink);
    }
    ul {
      margin: 0 0 16px;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      justify-items: start;
      gap: 2px;
      padding-block: 10px;
      border-block-end: 1px solid var(--line);
      overflow-wrap: anywhere;
    }
    li a {
      min-block-size: 24px;
    }
    p {
      margin-block: 10px 12px;
    }
  `,
})
export class TeamMeetings {
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  readonly team = input.required<Team>();
  readonly meetings = input.required<Meetings['items']>();
  readonly today = input.required<string>();
  readonly mayWrite = input.required<boolean>();
  readonly mayWriteTo = input.required<boolean>();
  readonly opened = output<TeamForm>();

  protected readonly listed = computed(() => inOrder(this.meetings(), new Date().toISOString()).slice(0, 5));
  protected readonly decisions = computed(() =>
    latestDecisions(this.meetings(), 5).map((each) => ({ ...each, isLate: isLate(each.decision, this.today()) })),
  );
}
