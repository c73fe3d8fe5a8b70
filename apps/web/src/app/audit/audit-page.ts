import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { Paging } from '../ui/paging';
import { ProblemNote } from '../ui/problem-note';
import { AuditApi } from './audit-api';
import { queryOf } from './audit-filter';
import { Retention } from './retention';

/** Who changed what and when, without values; whether the chain is whole; how long values are kept. */
@Component({
  selector: 'portal-audit-page',
  imports: [Paging, ProblemNote, Retention, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  private readonly api = inject(AuditApi);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  readonly search = input<string>();
  readonly act = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly page = input(1, { transform: (value: unknown) => Math.max(1, numberAttribute(value, 1)) });

  protected readonly acts = ['insert', 'update', 'delete', 'read'] as const;
  protected readonly mayRead = computed(() => this.session.may('audit.read'));
  protected readonly entries = this.api.entries(
    () =>
      queryOf({
        search: this.search() ?? '',
        act: this.act() ?? '',
        from: this.from() ?? '',
        to: this.to() ?? '',
        page: this.page(),
      }),
    this.mayRead,
  );
  private readonly asked = signal(0);
  protected readonly verification = this.api.verification(this.asked);

  constructor() {
    const { t } = roomTexts('audit');
    pageTitle(() => t('title'));
  }

  protected verify(): void {
    if (this.asked() > 0) this.verification.reload();
    this.asked.update((times) => times + 1);
  }

  /** The address holds what is looked at, so that it can be sent on. */
  protected async look(change: Readonly<Record<string, string | null>>): Promise<void> {
    await this.router.navigate([], { queryParams: { ...change, page: null }, queryParamsHandling: 'merge' });
  }
}
