import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { isFocalPointOf, isTeamMemberOf } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { CountryTabs } from '../ui/country-tabs';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { RiskActs } from './risk-acts';
import { RiskApi } from './risk-api';

/** A country's risk assessments for its own people and whom they let in; to anybody else a page that does not exist. */
@Component({
  selector: 'portal-risks-page',
  imports: [CountryTabs, FormDialog, NotFoundPage, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risks-page.html',
  styleUrl: './risks-page.scss',
})
export class RisksPage {
  private readonly api = inject(RiskApi);
  private readonly acts = inject(RiskActs);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  private readonly network = inject(NetworkApi);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('risk-page');
  protected readonly t = this.texts.t;
  protected readonly risk = roomTexts('risk').t;

  readonly iso3 = input.required<string>();
  readonly sample = input<string>();

  protected readonly form = signal<FormAct | null>(null);
  protected readonly problem = signal('');
  private readonly country = this.network.country(this.iso3, () =>
    this.session.isKnown() ? { sample: this.picture.sample(this.sample()) } : undefined,
  );
  protected readonly asked = this.api.ofCountry(() => (this.session.person() ? this.iso3() : undefined));
  protected readonly name = computed(() => (this.country.hasValue() ? this.country.value().name : ''));
  private readonly isOwn = computed(() => {
    const actor = this.session.actor();
    return isFocalPointOf(actor, this.iso3()) || isTeamMemberOf(actor, this.iso3());
  });
  protected readonly isMissing = computed(() => {
    if (!this.session.isKnown()) return false;
    if (!this.session.person()) return true;
    return this.asked.hasValue() && this.asked.value().items.length === 0 && !this.isOwn();
  });

  constructor() {
    pageTitle(() => (this.isMissing() || this.name() === '' ? '' : this.t('of', { country: this.name() })));
    effect(() => {
      if (this.api.changes() > 0) this.asked.reload();
    });
  }

  protected async begin(): Promise<void> {
    this.problem.set('');
    try {
      const methods = await this.api.methods();
      const opened = (id: string) => void this.router.navigate(['/risks', id]);
      this.form.set(this.acts.begin(this.iso3(), methods, opened));
    } catch (failure) {
      this.problem.set(refusedFrom(failure).problem?.detail ?? this.texts.common('offline'));
    }
  }
}
