import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Briefing } from '@portal/contracts';
import { isDay } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';

/** What a country's delegation reads before a meeting, as it stands on the page and on paper. */
@Component({
  selector: 'portal-briefing-pack',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let known = briefing();
    <p class="second">{{ t('lead', { country: known.country.name }) }}</p>
    <section>
      <h2>{{ t('where') }}</h2>
      <p>
        <bdi>{{ known.roundTable.reference }}</bdi> · {{ days() }} · <bdi>{{ place() }}</bdi>
      </p>
    </section>
    <section>
      <h2>{{ t('statuses') }}</h2>
      @if (stale().length === 0) {
        <p>{{ t('none-stale') }}</p>
      } @else {
        <p class="caution">{{ t('stale') }}</p>
      }
      <ul>
        @for (each of sorted(); track each.indicator) {
          <li [class.stale]="each.isStale">
            <span class="name">{{ each.name }}</span>
            <span>{{ each.levelName ?? common('empty.' + each.empty) }}</span>
            @if (each.attestedOn; as on) {
              <span class="second">{{ t('attested', { day: formats.day(on) }) }}</span>
            }
          </li>
        }
      </ul>
    </section>
    @for (part of lists(); track part.key) {
      <section>
        <h2>{{ t(part.key) }}</h2>
        @for (item of part.items ?? []; track $index) {
          <p dir="auto">
            <strong>{{ item.number }} {{ called(item.title) }}</strong> {{ item.text }}
          </p>
        } @empty {
          <p class="second">{{ t(part.items === null ? 'not-recorded' : 'empty') }}</p>
        }
      </section>
    }
    <section>
      <h2>{{ t('papers') }}</h2>
      @for (paper of known.papers ?? []; track paper.id) {
        <p dir="auto">
          <a routerLink="/documents" [queryParams]="{ document: paper.id }"
            ><bdi>{{ paper.title }}</bdi></a
          >
          @if (languageOf(paper.language); as language) {
            <span class="second">{{ language }}</span>
          }
        </p>
      } @empty {
        <p class="second">{{ t('empty') }}</p>
      }
    </section>
    <section>
      <h2>{{ t('last') }}</h2>
      @if (known.last; as last) {
        <p>
          <a [routerLink]="['/round-tables', last.id]"
            ><bdi>{{ last.reference }}</bdi></a
          >&ngsp;<bdi>{{ last.city || last.host?.name }}</bdi>
        </p>
      } @else {
        <p class="second">{{ t('no-last') }}</p>
      }
    </section>
    <section>
      <h2>{{ t('read') }}</h2>
      @for (each of known.readings; track each.at) {
        <p>{{ t('read-by', { person: each.person?.name ?? t('somebody'), at: formats.instant(each.at) }) }}</p>
      } @empty {
        <p class="second">{{ t('unread') }}</p>
      }
    </section>
  `,
  styles: `
    section {
      margin-block-start: 20px;
      break-inside: avoid;
    }
    h2 {
      padding-block-end: 4px;
      border-block-end: 1px solid var(--ink);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 16px;
      padding-block: 6px;
      border-block-end: 1px solid var(--line);
    }
    .name {
      flex: 0 1 240px;
    }
    .stale .name {
      font-weight: 600;
    }
    .caution {
      color: var(--alert);
      font-weight: 600;
    }
  `,
})
export class BriefingPack {
  readonly briefing = input.required<Briefing>();
  protected readonly formats = inject(Formats);
  private readonly languages = inject(Languages);
  private readonly texts = roomTexts('briefing');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;

  protected readonly days = computed(() => {
    const { starts, ends } = this.briefing().roundTable;
    const days = [starts, ends].flatMap((each) => (each === null ? [] : [each.slice(0, 10)]));
    return [...new Set(days)].map((day) => this.formats.day(day)).join(' – ');
  });
  protected readonly place = computed(() => {
    const { venue, city, host } = this.briefing().roundTable;
    return this.formats.enumeration([venue, city, host?.name ?? ''].filter(Boolean));
  });
  protected readonly stale = computed(() => this.briefing().statuses.filter(({ isStale }) => isStale));
  /** What is to be brought up to date stands first. */
  protected readonly sorted = computed(() =>
    this.briefing().statuses.toSorted((one, other) => Number(other.isStale) - Number(one.isStale)),
  );
  protected readonly lists = computed(() => {
    const { programme, commitments, conclusions } = this.briefing();
    return [
      { key: 'programme', items: programme },
      { key: 'commitments', items: commitments },
      { key: 'conclusions', items: conclusions },
    ] as const;
  });

  /** In which language a paper is, where that is not the reader's own. */
  protected languageOf(language: string | null): string {
    const own = this.languages.current();
    if (language === null || language === own) return '';
    return new Intl.DisplayNames(own, { type: 'language' }).of(language) ?? language;
  }

  /** What an item is called; of what is due, its day in words. */
  protected called(title: string): string {
    return isDay(title) ? this.formats.day(title) : title;
  }
}
