import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { dayOfInstant } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { CountryTabs } from '../ui/country-tabs';
import { ProblemNote } from '../ui/problem-note';
import { apartAt } from './board-filter';
import { MeetingWords } from './meeting-words';
import { RoundTablesApi } from './round-tables-api';

/** The round tables in which a country takes part: those to come, and those past. */
@Component({
  selector: 'portal-country-round-tables-page',
  imports: [CountryTabs, NotFoundPage, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isMissing()) {
      <portal-not-found-page />
    } @else {
      <main class="page">
        <nav class="path" [attr.aria-label]="t('path')">
          <a routerLink="/countries">{{ t('path.countries') }}</a> /
          <a [routerLink]="['/countries', iso3()]">{{ name() || iso3() }}</a>
        </nav>
        <h1>{{ t('title') }}</h1>
        <portal-country-tabs [iso3]="iso3()" current="round-tables" />
        <div id="panel" role="tabpanel" [attr.aria-label]="t('title')">
          @if (asked.error()) {
            <portal-problem-note [text]="t('board.problem')" (again)="asked.reload()" />
          } @else if (asked.hasValue()) {
            @for (part of parts(); track part.key) {
              @if (part.meetings.length > 0) {
                <section>
                  <h2>{{ t('of-country.' + part.key) }}</h2>
                  <ul>
                    @for (meeting of part.meetings; track meeting.id) {
                      <li>
                        <a [routerLink]="['/round-tables', meeting.id]">{{ words.full(meeting) }}</a>
                        <span>{{ words.days(meeting) }}</span>
                        <span class="second">{{ t('life.' + meeting.life) }}</span>
                        @if (meeting.host?.iso3 === iso3()) {
                          <span class="label outlined">{{ t('is-host') }}</span>
                        }
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
            }
            @if (asked.value().items.length === 0) {
              <p class="second">{{ t('of-country.none') }}</p>
            }
          } @else {
            <span class="skeleton" aria-hidden="true"></span>
          }
        </div>
      </main>
    }
  `,
  styles: `
    .page {
      max-inline-size: 860px;
    }
    .path {
      font-size: 0.8125rem;
    }
    h1 {
      padding-block-end: 12px;
    }
    section {
      padding-block-start: 16px;
    }
    ul {
      border-block-start: 1.5px solid var(--ink);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 16px;
      align-items: center;
      min-block-size: 44px;
      border-block-end: 1px solid var(--line);
    }
    li a {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
      font-weight: 600;
    }
  `,
})
export class CountryRoundTablesPage {
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  protected readonly words = inject(MeetingWords);
  protected readonly texts = roomTexts('round-table');
  protected readonly t = this.texts.t;
  readonly iso3 = input.required<string>();
  readonly sample = input<string>();

  private readonly mode = computed(() => this.picture.sample(this.sample()));
  private readonly country = inject(NetworkApi).country(this.iso3, () =>
    this.session.isKnown() ? { sample: this.mode() } : undefined,
  );
  protected readonly asked = inject(RoundTablesApi).ofCountry(() =>
    this.session.isKnown() ? { iso3: this.iso3(), sample: this.mode() } : undefined,
  );
  protected readonly isMissing = computed(() =>
    [this.country.statusCode(), this.asked.statusCode()].some((code) => code === 404 || code === 422),
  );
  protected readonly name = computed(() => (this.country.hasValue() ? this.country.value().name : ''));
  protected readonly parts = computed(() => {
    const all = this.asked.hasValue() ? this.asked.value().items : [];
    const { next, past } = apartAt(all, dayOfInstant(new Date().toISOString()));
    return [
      { key: 'next', meetings: next },
      { key: 'past', meetings: past },
    ] as const;
  });

  constructor() {
    pageTitle(() => (this.name() === '' ? '' : this.t('of-country', { country: this.name() })));
  }
}
