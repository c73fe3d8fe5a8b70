import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { TeamPicture } from '@portal/contracts';
import { type CbrnDomain, cbrnDomains } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Languages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { Icon } from '../ui/icon';

/** To what the seats are narrowed, as the address has it. */
export interface SeatsChosen {
  readonly sector: string | null;
  readonly domain: CbrnDomain | null;
}

/** Narrows the seats by sector and domain, and takes them along as a file. */
@Component({
  selector: 'portal-team-filter',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="row" role="group" [attr.aria-label]="t('filter')">
      <label>
        <span class="second">{{ t('filter.sector') }}</span>
        <select #sector (change)="chosen.emit({ sector: sector.value || null, domain: value().domain })">
          <option value="" [selected]="value().sector === null">{{ t('filter.sector.all') }}</option>
          @for (each of sectors(); track each.id) {
            <option [value]="each.id" [selected]="each.id === value().sector">{{ each.name }}</option>
          }
        </select>
      </label>
      <label>
        <span class="second">{{ t('filter.domain') }}</span>
        <select #domain (change)="chosen.emit({ sector: value().sector, domain: domainOf(domain.value) })">
          <option value="" [selected]="value().domain === null">{{ t('filter.domain.all') }}</option>
          @for (each of domains; track each) {
            <option [value]="each" [selected]="each === value().domain">{{ t('domain.' + each) }}</option>
          }
        </select>
      </label>
      <span class="files">
        <span class="hidden-words">{{ t('files') }}</span>
        @for (format of formatsOfFiles; track format) {
          <a class="button" [href]="address(format)" download>
            <portal-icon name="download" /><bdi dir="ltr">{{ format.toUpperCase() }}</bdi>
          </a>
        }
      </span>
    </div>
    <p class="second shown" role="status">
      @if (value().sector !== null || value().domain !== null) {
        {{ t('filter.shown', { shown: formats.number(shown()), all: formats.number(picture().seats.length) }) }}
        <button type="button" class="link" (click)="chosen.emit({ sector: null, domain: null })">
          {{ t('filter.clear') }}
        </button>
      }
    </p>
  `,
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      gap: 8px 12px;
      margin-block-start: 12px;
    }
    label {
      display: grid;
      gap: 2px;
      max-inline-size: 100%;
    }
    select {
      max-inline-size: 260px;
    }
    .files {
      display: flex;
      gap: 8px;
      margin-inline-start: auto;
    }
    .shown {
      margin-block-start: 8px;
    }
    .shown:empty {
      display: none;
    }
    .link {
      min-block-size: 24px;
      color: var(--accent);
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    @media (max-width: 720px) {
      label,
      select {
        inline-size: 100%;
        max-inline-size: none;
      }
      .files {
        margin-inline-start: 0;
      }
      .link {
        min-block-size: 44px;
      }
    }
  `,
})
export class TeamFilter {
  protected readonly formats = inject(Formats);
  private readonly language = inject(Languages).current;
  protected readonly t = roomTexts('team').t;
  readonly picture = input.required<TeamPicture>();
  readonly value = input.required<SeatsChosen>();
  readonly shown = input.required<number>();
  readonly chosen = output<SeatsChosen>();

  protected readonly domains = cbrnDomains;
  protected readonly formatsOfFiles = ['xlsx', 'csv'] as const;
  /** Those that have a seat, and the one that is chosen. */
  protected readonly sectors = computed(() => {
    const { sectors, seats } = this.picture();
    const used = new Set([...seats.map(({ sector }) => sector), this.value().sector]);
    return sectors.filter(({ id }) => used.has(id));
  });

  protected domainOf(value: string): CbrnDomain | null {
    return cbrnDomains.find((each) => each === value) ?? null;
  }

  protected address(format: 'xlsx' | 'csv'): string {
    const { iso3, asAt, today, sample } = this.picture();
    const { sector, domain } = this.value();
    const query = new URLSearchParams({ sample, lang: this.language() });
    if (asAt !== today) query.set('asAt', asAt);
    if (sector !== null) query.set('sector', sector);
    if (domain !== null) query.set('domain', domain);
    return `/api/v1/countries/${encodeURIComponent(iso3)}/team.${format}?${query.toString()}`;
  }
}
