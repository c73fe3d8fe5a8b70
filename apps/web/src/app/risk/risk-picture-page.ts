import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegionalRiskPicture } from '@portal/contracts';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { ProblemNote } from '../ui/problem-note';
import { PictureTable } from './picture-table';
import { RiskApi } from './risk-api';

/**
 * A region's common risks, once a quarter: who shares joins, looks and leaves here; the secretariat draws and publishes.
 * To anybody outside the region it is a page that does not exist.
 */
@Component({
  selector: 'portal-risk-picture-page',
  imports: [NotFoundPage, PictureTable, ProblemNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-picture-page.html',
  styleUrl: './risk-picture-page.scss',
})
export class RiskPicturePage {
  private readonly session = inject(Session);
  private readonly api = inject(RiskApi);
  private readonly network = inject(NetworkApi);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('risk-picture');
  protected readonly t = this.texts.t;

  readonly code = input.required<string>();

  protected readonly said = signal('');
  protected readonly problem = signal('');
  protected readonly isBusy = signal(false);
  protected readonly asked = this.api.picture(() => (this.session.person() ? this.code() : undefined));
  private readonly region = this.network.region(this.code);
  private readonly countries = this.network.countries(() => ({ sample: 'exclude' }));
  protected readonly regionName = computed(() => (this.region.hasValue() ? this.region.value().name : this.code()));
  protected readonly isMissing = computed(
    () => (this.session.isKnown() && !this.session.person()) || [404, 422].includes(this.asked.statusCode() ?? 200),
  );

  constructor() {
    pageTitle(() => (this.isMissing() ? '' : this.t('of', { region: this.regionName() })));
  }

  protected nameOf(iso3: string): string {
    const all = this.countries.hasValue() ? this.countries.value().items : [];
    return all.find((each) => each.iso3 === iso3)?.name ?? iso3;
  }

  protected shared({ sharing }: RegionalRiskPicture): readonly string[] {
    return sharing.map(({ iso3 }) => iso3);
  }

  protected named(iso3s: readonly string[]): string {
    return this.formats.list(iso3s.map((each) => this.nameOf(each)));
  }

  protected draw(): Promise<void> {
    return this.act((key) => this.api.draw({ region: this.code() }, key));
  }

  protected publish(): Promise<void> {
    return this.act((key) => this.api.publish({ region: this.code() }, key));
  }

  protected share(country: string, shares: boolean): Promise<void> {
    return this.act((key) => this.api.share({ country, shares }, key));
  }

  protected look(country: string, draftId: string): Promise<void> {
    return this.act((key) => this.api.look({ country, draftId }, key));
  }

  protected agree(country: string, draftId: string, to: 'look' | 'publish'): Promise<void> {
    return this.act((key) => this.api.consent({ country, draftId, to }, key));
  }

  private async act(sent: (key: string) => Promise<RegionalRiskPicture>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    this.said.set('');
    try {
      this.asked.set(await sent(newKey()));
      this.said.set(this.t('done'));
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      this.problem.set(problem?.errors?.[0]?.detail ?? problem?.detail ?? this.texts.common('offline'));
    } finally {
      this.isBusy.set(false);
    }
  }
}
