import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Permission } from '@portal/domain';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';

const places: readonly { readonly path: string; readonly key: string; readonly permission: Permission }[] = [
  { path: '/admin/settings', key: 'settings', permission: 'status.define' },
  { path: '/admin/audit', key: 'audit', permission: 'audit.read' },
  { path: '/admin/mail', key: 'mail', permission: 'mail.read' },
  { path: '/admin/jobs', key: 'jobs', permission: 'jobs.run' },
];

/** Where whoever keeps the portal running, and whoever sets what is data, finds each of their pages. */
@Component({
  selector: 'portal-administration-page',
  imports: [RouterLink, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main class="page" *transloco="let t">
      <h1>{{ t('administration.title') }}</h1>
      <ul>
        @if (session.may('audit.read')) {
          <li>
            <h2>{{ t('administration.audit.title') }}</h2>
            <p class="second">{{ t('administration.audit.lead') }}</p>
            @for (format of formats; track format) {
              <a [href]="auditAddress(format)" download>
                {{ t('administration.audit.' + format) }}
              </a>
            }
          </li>
        }
        @for (place of shown(); track place.path) {
          <li>
            <a [routerLink]="place.path">{{ t('administration.' + place.key + '.title') }}</a>
            <p class="second">{{ t('administration.' + place.key + '.lead') }}</p>
          </li>
        } @empty {
          @if (session.isKnown() && !session.may('audit.read')) {
            <li>{{ t('administration.nothing') }}</li>
          }
        }
      </ul>
    </main>
  `,
  styles: `
    main {
      max-inline-size: 708px;
    }
    ul {
      margin-block-start: 16px;
      border-block-start: 1.5px solid var(--ink);
    }
    li {
      padding-block: 12px;
      border-block-end: 1px solid var(--line);
    }
    h2 {
      font: 600 0.875rem/1.25rem var(--sans);
    }
    a {
      display: inline-flex;
      margin-inline-end: 16px;
      align-items: center;
      min-block-size: 32px;
      font-weight: 600;
    }
    @media (max-width: 720px) {
      a {
        min-block-size: 44px;
      }
    }
  `,
})
export class AdministrationPage {
  protected readonly session = inject(Session);
  protected readonly formats = ['csv', 'xlsx'] as const;
  protected readonly shown = computed(() => places.filter(({ permission }) => this.session.may(permission)));

  constructor() {
    const { t } = roomTexts('administration');
    pageTitle(() => t('title'));
  }

  protected auditAddress(format: string): string {
    return `/api/v1/audit.${format}?lang=${document.documentElement.lang}`;
  }
}
