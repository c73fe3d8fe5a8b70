import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { NetworkApi } from '../network/network-api';
import { MeetingWords } from './meeting-words';
import { RoundTablesApi } from './round-tables-api';

/** A year of round tables, region by region. */
@Component({
  selector: 'portal-round-tables-page',
  imports: [Icon, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page">
      <header>
        <a [routerLink]="[]" [queryParams]="{ year: shown() - 1 }" queryParamsHandling="merge">
          <portal-icon class="before" name="chevron" /><span class="hidden-words">{{ t('year.before') }}</span>
        </a>
        <h1>
          <span class="hidden-words">{{ t('title') }}</span> {{ shown() }}
        </h1>
        <a [routerLink]="[]" [queryParams]="{ year: shown() + 1 }" queryParamsHandling="merge">
          <portal-icon name="chevron" /><span class="hidden-words">{{ t('year.after') }}</span>
        </a>
      </header>
      @if (board.error()) {
        <portal-problem-note [text]="t('board.problem')" (again)="board.reload()" />
      } @else {
        @for (row of rows(); track row.region) {
          <section>
            <h2>{{ row.name }}</h2>
            <ul>
              @for (meeting of row.meetings; track meeting.id) {
                <li>
                  <a [routerLink]="['/round-tables', meeting.id]">{{ words.full(meeting) }}</a>
                  <span class="second">{{ words.days(meeting) }}, {{ t('life.' + meeting.life) }}</span>
                  @if (meeting.sample) {
                    <span class="label caution">{{ texts.common('sample') }}</span>
                  }
                </li>
              }
            </ul>
          </section>
        }
        @if (isEmpty()) {
          <p>{{ t('empty', { year: '' + shown() }) }}</p>
        }
      }
    </main>
  `,
  styles: `
    header {
      display: flex;
      align-items: center;
      gap: 12px;
    }
    header a {
      display: inline-grid;
      place-items: center;
      min-inline-size: 44px;
      min-block-size: 44px;
    }
    .before {
      rotate: 180deg;
    }
    section {
      padding-block: 12px;
      border-block-start: 1px solid var(--line);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      min-block-size: 40px;
    }
  `,
})
export class RoundTablesPage {
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  protected readonly words = inject(MeetingWords);
  protected readonly texts = roomTexts('round-table');
  protected readonly t = this.texts.t;
  readonly year = input<string>();
  readonly sample = input<string>();
  protected readonly shown = computed(() => Number(this.year()) || new Date().getUTCFullYear());
  protected readonly board = inject(RoundTablesApi).board(() =>
    this.session.isKnown() ? { year: this.shown(), sample: this.picture.sample(this.sample()) } : undefined,
  );
  private readonly regions = inject(NetworkApi).regions();
  protected readonly rows = computed(() => {
    if (!this.board.hasValue() || !this.regions.hasValue()) return [];
    const { items } = this.board.value();
    return this.regions.value().items.map(({ code, name }) => ({
      region: code,
      name,
      meetings: items.filter(({ regions }) => regions.includes(code)),
    }));
  });
  protected readonly isEmpty = computed(() => this.board.hasValue() && this.board.value().items.length === 0);

  constructor() {
    pageTitle(() => `${this.t('title')} ${this.shown()}`);
  }
}
