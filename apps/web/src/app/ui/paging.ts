import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { provideTranslocoScope, TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../platform/formats';

/** The pages of a long list; which one it is stands in the address. */
@Component({
  selector: 'portal-paging',
  imports: [RouterLink, TranslocoDirective],
  providers: [provideTranslocoScope('paging')],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (pages() > 1) {
      <nav *transloco="let t" [attr.aria-label]="t('paging.pages')">
        @if (list().page > 1) {
          <a class="button" [routerLink]="[]" [queryParams]="{ page: list().page - 1 }" queryParamsHandling="merge">
            {{ t('paging.earlier') }}
          </a>
        }
        <span class="number">
          {{ t('paging.page-of', { page: formats.number(list().page), pages: formats.number(pages()) }) }}
        </span>
        @if (list().page < pages()) {
          <a class="button" [routerLink]="[]" [queryParams]="{ page: list().page + 1 }" queryParamsHandling="merge">
            {{ t('paging.later') }}
          </a>
        }
      </nav>
    }
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px;
      margin-block: 16px;
    }
  `,
})
export class Paging {
  protected readonly formats = inject(Formats);
  readonly list = input.required<{ readonly page: number; readonly limit: number; readonly total: number }>();
  protected readonly pages = computed(() => Math.max(1, Math.ceil(this.list().total / this.list().limit)));
}
