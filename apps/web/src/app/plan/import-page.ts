import '../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { PlanImport } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { ProblemNote } from '../ui/problem-note';
import { ImportApi } from './import-api';
import { ImportColumns } from './import-columns';
import { ImportDesk } from './import-desk';
import { ImportObjectives } from './import-objectives';
import { ImportQuestions } from './import-questions';
import { ImportRates } from './import-rates';
import { ImportRows } from './import-rows';
import { confirmation, filterNamed, type RowFilter } from './import-shown';
import { ImportStart } from './import-start';

/** Brings actions into a plan: what a file says, what each row will become, and one button that does it. */
@Component({
  selector: 'portal-import-page',
  imports: [
    ImportColumns,
    ImportObjectives,
    ImportQuestions,
    ImportRates,
    ImportRows,
    ImportStart,
    NotFoundPage,
    ProblemNote,
    RouterLink,
  ],
  providers: [ImportDesk],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPage {
  readonly id = input.required<string>();
  readonly importId = input<string>();

  private readonly router = inject(Router);
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap);
  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('plan-import');
  protected readonly desk = inject(ImportDesk);
  protected readonly session = inject(Session);
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  private readonly plan = inject(ImportApi).plan(() => (this.session.person() ? this.id() : undefined));

  protected readonly filter = computed(() => filterNamed(this.address()?.get('show') ?? null));
  protected readonly planTitle = computed(() => (this.plan.hasValue() ? this.plan.value().title : ''));
  protected readonly isMissing = computed(() => [404, 422].includes(this.plan.statusCode() ?? 200));
  protected readonly isGone = computed(() => [404, 422].includes(this.desk.loaded.statusCode() ?? 200));
  protected readonly here = computed(() => ['/plans', this.id(), 'import', this.importId()].filter(Boolean).join('/'));
  protected readonly trouble = computed(() => {
    const trouble = this.desk.trouble();
    if (!trouble) return '';
    return trouble.is === 'refused' ? trouble.detail : this.t(trouble.is);
  });
  /** `Bring in 57 actions, change 3`. */
  protected readonly act = computed(() => {
    const preview = this.desk.preview();
    if (!preview) return '';
    return this.formats.enumeration(confirmation(preview).map(({ key, count }) => this.texts.n(key, count)));
  });
  /** The file is a sheet of exchange rates and nothing else. */
  protected readonly isOfRatesAlone = computed(() => {
    const preview = this.desk.preview();
    return preview !== null && preview.tables.length === 1 && preview.rows.length === 0 && preview.rates.length > 0;
  });
  /** Why there is no button. */
  protected readonly nothing = computed(() => {
    const preview = this.desk.preview();
    if (!preview || preview.rows.length + preview.rates.length === 0) return '';
    return this.t(preview.counts.error > 0 ? 'confirm.not-yet' : 'confirm.nothing');
  });
  protected readonly staysOut = computed(() => {
    const errors = this.desk.preview()?.counts.error ?? 0;
    return errors > 0 ? this.texts.n('confirm.errors', errors) : '';
  });

  constructor() {
    pageTitle(() => this.t('title'));
    effect(() => this.desk.id.set(this.session.person() ? this.importId() : undefined));
  }

  protected open({ id }: PlanImport): void {
    void this.router.navigate(['/plans', this.id(), 'import', id]);
  }

  protected show(filter: RowFilter): void {
    const show = filter === 'all' ? null : filter;
    void this.router.navigate([], { queryParams: { show }, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
