import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Claim, Hand, Indicator } from '@portal/contracts';
import { isCoordinator, isFocalPointOf, isSecretariatOf } from '@portal/domain';
import { Formats } from '../platform/formats';
import { refusedFrom } from '../platform/request';
import { Session } from '../platform/session';
import { changesOf } from '../ui/document-changes';
import { ProblemNote } from '../ui/problem-note';
import { StatusMark } from '../ui/status-mark';
import { NetworkApi } from './network-api';

const aPage = 50;

/** The history of a country's claims; what was validated in error is retracted here, by both sides. */
@Component({
  selector: 'portal-country-history',
  imports: [ProblemNote, StatusMark, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './country-history.html',
  styleUrl: './country-history.scss',
})
export class CountryHistory {
  private readonly api = inject(NetworkApi);
  private readonly session = inject(Session);
  private readonly words = inject(TranslocoService);
  private readonly injector = inject(Injector);
  protected readonly formats = inject(Formats);
  readonly iso3 = input.required<string>();
  readonly indicators = input.required<readonly Indicator[]>();
  readonly regions = input.required<readonly string[]>();
  readonly sample = input.required<'include' | 'exclude'>();
  readonly placeName = input<(code: string) => string>((code) => code);
  readonly changed = output();

  protected readonly indicator = signal('');
  protected readonly limit = signal(aPage);
  protected readonly claims = this.api.claims(this.iso3, () => ({
    indicator: this.indicator(),
    limit: this.limit(),
    sample: this.sample(),
  }));
  protected readonly items = computed(() => (this.claims.hasValue() ? this.claims.value().items : []));
  protected readonly hasMore = computed(
    () => this.claims.hasValue() && this.claims.value().total > this.items().length,
  );
  /** The claim whose retraction is being written. */
  protected readonly retracting = signal<Claim | null>(null);
  protected readonly said = signal('');
  protected readonly wrong = signal('');
  private readonly reasonField = viewChild<ElementRef<HTMLTextAreaElement>>('reasonField');
  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');

  /** The claims that are listed, all of them, as a file. */
  protected fileAddress(format: 'csv' | 'xlsx'): string {
    const { lang } = document.documentElement;
    const query = new URLSearchParams({ iso3: this.iso3(), sample: this.sample(), lang });
    if (this.indicator()) query.set('indicator', this.indicator());
    return `/api/v1/claims.${format}?${query.toString()}`;
  }

  protected indicatorOf(claim: Claim): Indicator | undefined {
    return this.indicators().find(({ id }) => id === claim.indicator);
  }

  protected levelOf(claim: Claim): string {
    return this.indicatorOf(claim)?.levels.find(({ id }) => id === claim.level)?.name ?? claim.level;
  }

  protected readonly changesOf = changesOf;

  protected stateOf(claim: Claim): string {
    return claim.retraction?.agreedAt ? 'retracted' : claim.state;
  }

  protected who({ role, scope, person }: Hand): string {
    const place =
      scope.kind === 'country'
        ? this.placeName()(scope.iso3)
        : scope.kind === 'region'
          ? this.placeName()(scope.code)
          : '';
    return [this.words.translate<string>(`role.${role}`), place, person?.name].filter(Boolean).join(', ');
  }

  /** Whether the reader may ask for a retraction, or agree to one: the server's rule decides in the end. */
  protected mayRetract(claim: Claim): boolean {
    const actor = this.session.actor();
    if (claim.state !== 'validated' || claim.retraction?.agreedAt) return false;
    if (claim.retraction?.askedBy.person?.id === actor.id) return false;
    return isFocalPointOf(actor, this.iso3()) || isSecretariatOf(actor, this.regions()) || isCoordinator(actor);
  }

  /** Whether the reader may say that a decision stands after what it rests on changed; the server decides in the end. */
  protected mayLookAgain(claim: Claim): boolean {
    const actor = this.session.actor();
    if (!claim.looksAgain || claim.sentBy?.person?.id === actor.id) return false;
    return isSecretariatOf(actor, this.regions()) || isCoordinator(actor);
  }

  protected async lookedAgain(claim: Claim): Promise<void> {
    this.wrong.set('');
    try {
      await this.api.lookedAgain(claim.id);
      this.said.set(this.words.translate('network.country.looked'));
      this.claims.reload();
      this.changed.emit();
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      this.said.set(problem?.detail ?? this.words.translate('offline'));
    }
  }

  protected more(): void {
    this.limit.update((limit) => Math.min(200, limit + aPage));
  }

  protected begin(claim: Claim): void {
    this.wrong.set('');
    this.retracting.set(claim);
    afterNextRender(() => this.dialog()?.nativeElement.showModal(), { injector: this.injector });
  }

  protected cancel(): void {
    this.dialog()?.nativeElement.close();
    this.retracting.set(null);
  }

  protected async retract(event: Event): Promise<void> {
    event.preventDefault();
    const claim = this.retracting();
    const reason = this.reasonField()?.nativeElement.value ?? '';
    if (!claim) return;
    try {
      await this.api.retract(claim.id, claim.retraction ? undefined : reason.trim());
      this.said.set(this.words.translate('network.country.retraction-sent'));
      this.cancel();
      this.claims.reload();
      this.changed.emit();
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      this.wrong.set(problem?.errors?.[0]?.detail ?? problem?.detail ?? this.words.translate('offline'));
    }
  }
}
