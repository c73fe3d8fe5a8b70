import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarFeedInput } from '@portal/contracts';
import { type FeedKind, feedKinds } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { FeedsApi } from './feeds-api';

/** One's own calendar addresses: made, shown once, taken back. */
@Component({
  selector: 'portal-calendar-feeds-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './calendar-feeds-page.html',
  styleUrl: './calendar-feeds-page.scss',
})
export class CalendarFeedsPage {
  private readonly api = inject(FeedsApi);
  private readonly network = inject(NetworkApi);
  protected readonly formats = inject(Formats);
  private readonly texts = roomTexts('calendar-feed');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  /** The region that the reader looks at. */
  readonly region = input<string>();

  protected readonly kinds = feedKinds;
  protected readonly kind = linkedSignal<FeedKind>(() => (this.region() ? 'region' : 'me'));
  protected readonly code = linkedSignal(() => (this.kind() === 'region' ? (this.region() ?? '') : ''));
  private readonly regions = this.network.regions();
  private readonly countries = this.network.countries(() => ({ sample: 'exclude' }));
  protected readonly places = computed<readonly { readonly value: string; readonly name: string }[]>(() => {
    if (this.kind() === 'region') {
      const all = this.regions.hasValue() ? this.regions.value().items : [];
      return all.map(({ code, name }) => ({ value: code, name }));
    }
    const all = this.kind() === 'country' && this.countries.hasValue() ? this.countries.value().items : [];
    return all.map(({ iso3, name }) => ({ value: iso3, name }));
  });
  protected readonly chosen = computed(() => this.code() || (this.places()[0]?.value ?? ''));
  protected readonly session = inject(Session);
  protected readonly asked = this.api.own(() => this.session.person() !== null);
  protected readonly own = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  protected readonly address = signal('');
  protected readonly said = signal('');
  protected readonly problem = signal('');
  /** The same address as calendars that are asked to subscribe know it. */
  protected readonly subscribeAddress = computed(() => this.address().replace(/^https?:/, 'webcal:'));

  constructor() {
    pageTitle(() => this.t('title'));
  }

  protected choose(kind: string): void {
    this.kind.set(feedKinds.find((each) => each === kind) ?? 'me');
  }

  protected async make(): Promise<void> {
    await this.take(async () => {
      const { address } = await this.api.make(this.wanted(), newKey());
      this.address.set(address);
      return 'made';
    });
  }

  protected async revoke(id: string): Promise<void> {
    await this.take(async () => {
      await this.api.revoke(id);
      this.address.set('');
      return 'revoke.done';
    });
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.address());
    this.said.set(this.t('copied'));
  }

  private wanted(): CalendarFeedInput {
    const kind = this.kind();
    return kind === 'region' || kind === 'country' ? { kind, code: this.chosen() } : { kind };
  }

  private async take(act: () => Promise<string>): Promise<void> {
    this.said.set('');
    this.problem.set('');
    try {
      this.said.set(this.t(await act()));
      this.asked.reload();
    } catch (failure) {
      this.problem.set(refusedFrom(failure).problem?.detail ?? this.t('problem'));
    }
  }
}
