import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RoundTableSummary } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { byMonth } from './board-filter';
import { MeetingWords } from './meeting-words';

/** A year as a list by month; on the phone always. */
@Component({
  selector: 'portal-year-list',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (group of groups(); track group.month) {
      <section>
        <h2>{{ group.name }}</h2>
        <ul>
          @for (meeting of group.meetings; track meeting.id) {
            <li>
              <a [routerLink]="['/round-tables', meeting.id]">{{ words.full(meeting) }}</a>
              <span>{{ words.days(meeting) }}</span>
              <span class="second">{{ regionsOf(meeting) }}</span>
              <span class="second">{{ t('life.' + meeting.life) }}</span>
              @if (meeting.isDocumented) {
                <span class="label outlined">{{ t('documented') }}</span>
              }
              @if (meeting.sample) {
                <span class="label caution">{{ texts.common('sample') }}</span>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      border-block-start: 1.5px solid var(--ink);
    }
    section {
      display: grid;
      grid-template-columns: 160px minmax(0, 1fr);
      gap: 4px 24px;
      padding-block: 12px;
      border-block-end: 1px solid var(--line);
    }
    h2 {
      font: 600 0.875rem/1.5rem var(--sans);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 16px;
      align-items: center;
      min-block-size: 36px;
    }
    a {
      font-weight: 600;
    }
    @media (max-width: 720px) {
      section {
        grid-template-columns: minmax(0, 1fr);
      }
      li {
        display: grid;
        padding-block: 8px;
        border-block-start: 1px solid var(--line);
      }
      a {
        display: inline-flex;
        align-items: center;
        min-block-size: 44px;
      }
      .label {
        justify-self: start;
      }
    }
  `,
})
export class YearList {
  private readonly formats = inject(Formats);
  protected readonly words = inject(MeetingWords);
  protected readonly texts = roomTexts('round-table');
  protected readonly t = this.texts.t;
  readonly meetings = input.required<readonly RoundTableSummary[]>();
  readonly names = input.required<ReadonlyMap<string, { readonly name: string }>>();
  protected readonly groups = computed(() => {
    const months = this.formats.months();
    return byMonth(this.meetings()).map((group) => ({
      ...group,
      name: group.month === null ? this.t('list.undated') : (months[group.month] ?? ''),
    }));
  });

  protected regionsOf({ regions }: RoundTableSummary): string {
    return this.formats.enumeration(regions.map((code) => this.names().get(code)?.name ?? code));
  }
}
