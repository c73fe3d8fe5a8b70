import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Claim, Entry, Hand, Indicator } from '@portal/contracts';
import { isFocalPointOf, refusalToDraft, type Visibility } from '@portal/domain';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { refusedFrom } from '../platform/request';
import { Screen } from '../platform/screen';
import { Session } from '../platform/session';
import { SingleKeys } from '../platform/single-keys';
import { DocumentsApi } from '../documents/documents-api';
import { NotFoundPage } from '../shell/not-found-page';
import { StatusApi } from '../status/status-api';
import { TeamApi } from '../team/team-api';
import { type CountryTab, CountryTabs } from '../ui/country-tabs';
import { DocumentBoard } from '../ui/document-board';
import { FreshnessNote } from '../ui/freshness-note';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { StatusMark } from '../ui/status-mark';
import { VisibilityLabel } from '../ui/visibility-label';
import { WhyChain } from '../ui/why-chain';
import { CountryExports } from './country-exports';
import { CountryHistory } from './country-history';
import { latestOf, sourceOf } from './latest-claims';
import { LevelStrip } from './level-strip';
import { Locator } from './locator';
import { NetworkApi } from './network-api';

const ownTabs = ['overview', 'documents', 'history'] as const;

/** A country: its statuses with their reasons, who sees what, and the history of its claims. */
@Component({
  selector: 'portal-country-page',
  imports: [
    CountryExports,
    CountryHistory,
    CountryTabs,
    DocumentBoard,
    FreshnessNote,
    Icon,
    LevelStrip,
    Locator,
    NotFoundPage,
    ProblemNote,
    RouterLink,
    StatusMark,
    TranslocoDirective,
    VisibilityLabel,
    WhyChain,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'press($event)' },
  templateUrl: './country-page.html',
  styleUrl: './country-page.scss',
})
export class CountryPage {
  private readonly api = inject(NetworkApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly keys = inject(SingleKeys);
  private readonly picture = inject(Picture);
  private readonly words = inject(TranslocoService);
  protected readonly formats = inject(Formats);
  protected readonly screen = inject(Screen);

  readonly iso3 = input.required<string>();
  readonly tab = input<string>();
  readonly asAt = input<string>();
  readonly knownAt = input<string>();
  readonly sample = input<string>();

  protected readonly sampleMode = computed(() => this.picture.sample(this.sample()));
  private readonly statusApi = inject(StatusApi);
  protected readonly indicators = this.statusApi.indicators();
  protected readonly regions = this.api.regions();
  protected readonly country = this.api.country(this.iso3, () =>
    this.session.isKnown() ? { asAt: this.asAt(), knownAt: this.knownAt(), sample: this.sampleMode() } : undefined,
  );
  protected readonly claims = this.api.claims(this.iso3, () =>
    this.session.isKnown() ? { indicator: '', limit: 200, sample: this.sampleMode() } : undefined,
  );
  protected readonly isMissing = computed(() => [404, 422].includes(this.country.statusCode() ?? 200));
  protected readonly allClaims = computed(() => (this.claims.hasValue() ? this.claims.value().items : []));
  protected readonly latest = computed(() => latestOf(this.allClaims(), 5));
  protected readonly today = new Date().toISOString().slice(0, 10);
  /** The indicator whose reasons are open. */
  protected readonly opened = signal<string | null>(null);
  protected readonly openedClaim = this.statusApi.claim(() => {
    const opened = this.opened();
    if (!opened || !this.country.hasValue()) return null;
    return this.country.value().status.find(({ indicator }) => indicator === opened)?.claimId;
  });
  protected readonly documentsApi = inject(DocumentsApi);
  protected readonly documents = this.documentsApi.list(() =>
    this.session.isKnown() ? { iso3: this.iso3(), limit: 200 } : undefined,
  );
  private readonly teams = inject(TeamApi).list(() =>
    this.session.isKnown() ? { iso3: this.iso3(), sample: this.sampleMode() } : undefined,
  );
  /** Documents stand here once there is something to say of them, or to add; the team for whoever may see that there is one. */
  protected readonly without = computed<readonly CountryTab[]>(() => {
    const { total = 0, held = 0, mayAdd = false } = this.documents.hasValue() ? this.documents.value() : {};
    const hasTeam = this.session.person() !== null || (this.teams.hasValue() && this.teams.value().total > 0);
    return [
      ...(hasTeam ? [] : (['team'] as const)),
      ...(total > 0 || (held ?? 0) > 0 || mayAdd ? [] : (['documents'] as const)),
    ];
  });
  protected readonly shownTab = computed(() => ownTabs.find((each) => each === this.tab()) ?? 'overview');
  protected readonly said = signal('');
  protected readonly wrong = signal('');
  protected readonly visibilities: readonly Visibility[] = ['public', 'network', 'region', 'restricted'];
  protected readonly isOwn = computed(() => isFocalPointOf(this.session.actor(), this.iso3()));
  protected readonly mayDraft = computed(() => {
    if (!this.country.hasValue()) return false;
    const { regions, hasFocalPoint } = this.country.value();
    const offices = { regions, hasFocalPoint, hasSecretariat: true };
    return (
      this.session.actor().kind === 'person' && refusalToDraft(this.session.actor(), this.iso3(), offices) === null
    );
  });
  protected readonly regionNames = computed(() => {
    if (!this.country.hasValue()) return [];
    const all = this.regions.hasValue() ? this.regions.value().items : [];
    return this.country.value().regions.map((code) => ({
      code,
      name: all.find((region) => region.code === code)?.name ?? code,
      city: all.find((region) => region.code === code)?.secretariat.city ?? '',
    }));
  });
  /** The countries of its regions, which the locator tells from the others. */
  protected readonly neighbours = computed(() => {
    if (!this.country.hasValue() || !this.regions.hasValue()) return [];
    const own = this.country.value().regions;
    return this.regions.value().items.flatMap(({ code, countries }) => (own.includes(code) ? countries : []));
  });
  protected readonly placeName = computed(() => {
    const names = new Map(this.regionNames().map(({ code, name }) => [code, name]));
    if (this.country.hasValue()) names.set(this.iso3(), this.country.value().name);
    return (code: string) => names.get(code) ?? code;
  });
  protected readonly joined = computed(() => {
    if (!this.country.hasValue()) return '';
    const { joinedOn, joinedPrecision, joinedAfter, countsFrom } = this.country.value();
    const say = (key: string, values: Record<string, string>) =>
      this.words.translate<string>(`network.country.${key}`, values);
    if (joinedOn) return say('partner-since', { day: this.formats.day(joinedOn, joinedPrecision ?? 'day') });
    if (joinedAfter && countsFrom)
      return say('partner-between', { after: this.formats.day(joinedAfter), by: this.formats.day(countsFrom) });
    return say('partner', {});
  });

  constructor() {
    pageTitle(() => (this.country.hasValue() ? this.country.value().name : ''));
  }

  protected namesOf(people: readonly { readonly name: string }[]): string[] {
    return people.map(({ name }) => name);
  }

  protected entryOf(indicator: Indicator): Entry | undefined {
    return this.country.hasValue()
      ? this.country.value().status.find((each) => each.indicator === indicator.id)
      : undefined;
  }

  protected visibilityOf(indicator: Indicator): string {
    const shared = this.country.hasValue() ? this.country.value().shared : [];
    return shared.find((each) => each.indicator === indicator.id)?.visibility ?? 'public';
  }

  protected nameOf(indicator: string): string {
    return (
      (this.indicators.hasValue() ? this.indicators.value().items : []).find(({ id }) => id === indicator)?.name ??
      indicator
    );
  }

  protected levelOf(claim: Pick<Claim, 'indicator' | 'level'>): string {
    const all = this.indicators.hasValue() ? this.indicators.value().items : [];
    return (
      all.find(({ id }) => id === claim.indicator)?.levels.find(({ id }) => id === claim.level)?.name ?? claim.level
    );
  }

  protected who(hand: Hand): string {
    const role = this.words.translate<string>(`role.${hand.role}`);
    return [role, hand.person?.name].filter(Boolean).join(', ');
  }

  /** On what a level rests, in a line: its source, or who decided it. */
  protected groundOf(entry: Pick<Entry, 'claimId'>): string {
    const claim = this.allClaims().find(({ id }) => id === entry.claimId);
    if (!claim) return '';
    const source = sourceOf(claim);
    if (source)
      return this.words.translate('network.country.documented', { source: source.source, paragraph: source.paragraph });
    if (!claim.decidedBy || !claim.decidedAt) return '';
    const day = this.formats.shortDay(claim.decidedAt.slice(0, 10));
    return this.words.translate('network.country.decided', { who: this.who(claim.decidedBy), day });
  }

  /** u opens the update, for whoever may write one. */
  protected press(event: KeyboardEvent): void {
    if (this.mayDraft() && this.keys.pressed(event) === 'u') {
      event.preventDefault();
      void this.router.navigate(['/countries', this.iso3(), 'update']);
    }
  }

  protected show(indicator: string): void {
    this.opened.update((open) => (open === indicator ? null : indicator));
  }

  protected async share(indicator: Indicator, visibility: string): Promise<void> {
    const chosen = this.visibilities.find((each) => each === visibility);
    if (!chosen) return;
    this.said.set('');
    this.wrong.set('');
    try {
      await this.api.share(this.iso3(), { indicator: indicator.id, visibility: chosen });
      const words = { indicator: indicator.name, visibility: this.words.translate<string>(`visibility.${chosen}`) };
      this.said.set(this.words.translate('network.country.sharing-saved', words));
    } catch (failure) {
      const refused = refusedFrom(failure);
      this.wrong.set(refused.problem?.detail ?? this.words.translate('offline'));
    }
    this.country.reload();
  }
}
