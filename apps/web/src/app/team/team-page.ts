import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Holder } from '@portal/contracts';
import { cbrnDomains, dayOfInstant, isDay, seatsNarrowed } from '@portal/domain';
import { DocumentsApi } from '../documents/documents-api';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { SingleKeys } from '../platform/single-keys';
import { NotFoundPage } from '../shell/not-found-page';
import { type CountryTab, CountryTabs } from '../ui/country-tabs';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { VisibilityLabel } from '../ui/visibility-label';
import type { TeamForm } from './forms';
import { SeatList } from './seat-list';
import { TeamApi } from './team-api';
import { TeamDialog } from './team-dialog';
import { TeamDuplicates } from './team-duplicates';
import { type SeatsChosen, TeamFilter } from './team-filter';
import { columnOf, gapsOf } from './team-lines';
import { MeetingsApi } from './meetings-api';
import { TeamMeetings } from './team-meetings';
import { TeamPeople } from './team-people';
import { TeamNeeds } from './team-needs';
import { TeamRests } from './team-rests';
import { TeamTrack } from './team-track';

/** A country's national CBRN team: what it lacks, its seats, what it rests on, as of any day. */
@Component({
  selector: 'portal-team-page',
  imports: [
    CountryTabs,
    Icon,
    NotFoundPage,
    ProblemNote,
    RouterLink,
    SeatList,
    TeamDialog,
    TeamDuplicates,
    TeamFilter,
    TeamMeetings,
    TeamNeeds,
    TeamPeople,
    TeamRests,
    TeamTrack,
    VisibilityLabel,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'press($event)' },
  templateUrl: './team-page.html',
  styleUrl: './team-page.scss',
})
export class TeamPage {
  private readonly api = inject(TeamApi);
  private readonly network = inject(NetworkApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly keys = inject(SingleKeys);
  private readonly pictures = inject(Picture);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;

  readonly iso3 = input.required<string>();
  readonly asAt = input<string>();
  readonly sample = input<string>();
  readonly sector = input<string>();
  readonly domain = input<string>();

  protected readonly today = dayOfInstant(new Date().toISOString());
  private readonly sampleMode = computed(() => this.pictures.sample(this.sample()));
  private readonly day = computed(() => {
    const asked = this.asAt();
    return asked !== undefined && isDay(asked) && asked < this.today ? asked : undefined;
  });
  protected readonly isPast = computed(() => this.day() !== undefined);
  protected readonly picture = this.api.picture(() =>
    this.session.isKnown() ? { iso3: this.iso3(), asAt: this.day(), sample: this.sampleMode() } : undefined,
  );
  private readonly country = this.network.country(this.iso3, () =>
    this.session.isKnown() ? { sample: this.sampleMode() } : undefined,
  );
  private readonly regions = this.network.regions();
  private readonly documents = inject(DocumentsApi).list(() =>
    this.session.isKnown() ? { iso3: this.iso3(), limit: 1 } : undefined,
  );
  private readonly members = this.api.members(() => (this.form()?.kind === 'name' ? this.iso3() : undefined));

  private readonly meetings = inject(MeetingsApi).list(() =>
    this.session.isKnown() ? { iso3: this.iso3(), sample: this.sampleMode() } : undefined,
  );
  protected readonly met = computed(() => (this.meetings.hasValue() ? this.meetings.value().items : []));

  protected readonly form = signal<TeamForm | null>(null);
  protected readonly said = signal('');
  protected readonly isMissing = computed(() => [404, 422].includes(this.picture.statusCode() ?? 200));
  /** What is drawn stays while the next day is on its way, so that the track does not jump under the hand. */
  protected readonly known = computed(() => (this.picture.hasValue() ? this.picture.value() : null));
  protected readonly mayWrite = computed(() => !this.isPast() && (this.known()?.mayWrite ?? false));
  protected readonly memberList = computed(() => (this.members.hasValue() ? this.members.value().items : []));
  protected readonly name = computed(() => (this.country.hasValue() ? this.country.value().name : this.iso3()));
  protected readonly place = computed(() => {
    const codes = this.country.hasValue() ? this.country.value().regions : [];
    const all = this.regions.hasValue() ? this.regions.value().items : [];
    return all.filter(({ code }) => codes.includes(code));
  });
  protected readonly focalPoint = computed(() =>
    this.country.hasValue() ? this.formats.list(this.country.value().focalPoints.map(({ name }) => name)) : '',
  );
  protected readonly withoutTabs = computed<readonly CountryTab[]>(() => {
    const { total = 0, held = 0, mayAdd = false } = this.documents.hasValue() ? this.documents.value() : {};
    return total > 0 || (held ?? 0) > 0 || mayAdd ? [] : ['documents'];
  });
  protected readonly covered = computed(() => this.coverOf('covered'));
  protected readonly sectorLine = computed(() =>
    this.formats.enumeration([
      this.n('without-seat', this.coverOf('without')),
      this.n('vacant-seats', this.known()?.figures.vacant ?? 0),
    ]),
  );
  protected readonly seatLine = computed(() => {
    const { principals = 0, alternates = 0 } = this.known()?.figures ?? {};
    return this.formats.enumeration([this.n('principals', principals), this.n('alternates', alternates)]);
  });
  protected readonly chosen = computed<SeatsChosen>(() => {
    const sector = this.known()?.sectors.find(({ id }) => id === this.sector())?.id ?? null;
    return { sector, domain: cbrnDomains.find((each) => each === this.domain()) ?? null };
  });
  protected readonly shown = computed(() => {
    const { sector, domain } = this.chosen();
    const filter = { sectors: sector === null ? [] : [sector], domains: domain === null ? [] : [domain] };
    return seatsNarrowed(this.known()?.seats ?? [], filter);
  });
  protected readonly gaps = computed(() => {
    const gaps = gapsOf(this.known()?.seats ?? []);
    const vacant = gaps.filter(({ kind }) => kind === 'vacant').length;
    return { all: gaps.length, vacant, leaving: gaps.length - vacant };
  });

  constructor() {
    pageTitle(() => this.formats.enumeration([this.t('title'), this.name()]));
  }

  protected go(day: string): void {
    void this.router.navigate([], {
      queryParams: { asAt: day >= this.today ? null : day },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected narrow({ sector, domain }: SeatsChosen): void {
    const queryParams = { sector, domain };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** All that is held of the person is asked for first: the list knows less. */
  protected async correct({ id }: Holder): Promise<void> {
    try {
      this.open({ kind: 'member', member: await this.api.member(id) });
    } catch {
      this.said.set(this.t('problem'));
    }
  }

  protected open(form: TeamForm): void {
    this.said.set('');
    this.form.set(form);
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.picture.reload();
    this.meetings.reload();
  }

  /** `[` and `]` go to the quarter before and after. */
  protected press(event: KeyboardEvent): void {
    const key = this.keys.pressed(event);
    const track = this.known()?.track ?? [];
    if ((key !== '[' && key !== ']') || this.form() !== null || track.length < 2) return;
    const day = this.day() ?? this.today;
    const place = columnOf(day, track);
    const isBetween = track[place]?.day !== day;
    const next = track[key === ']' ? place + 1 : isBetween ? place : place - 1];
    if (!next) return;
    event.preventDefault();
    this.go(next.day);
  }

  private coverOf(cover: 'covered' | 'without'): number {
    return (this.known()?.sectors ?? []).filter((sector) => sector.cover === cover).length;
  }
}
