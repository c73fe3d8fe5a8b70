import { computed, inject, Injectable, signal } from '@angular/core';
import type { Indicator, WaitingClaim } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { isSameCase } from './claim-checks';
import { DecisionCourier } from './decision-courier';
import { ValidationApi } from './validation-api';
import { casesOf, neighbour, opensNext, walkOf } from './validation-cases';

/** The queue, the case that is open, and the names of things: what all three panes share. */
@Injectable()
export class ValidationDesk {
  private readonly api = inject(ValidationApi);
  private readonly courier = inject(DecisionCourier);
  private readonly session = inject(Session);
  private readonly formats = inject(Formats);
  private readonly t = roomTexts('validation').t;

  readonly queue = this.api.queue(() => this.session.may('status.validate'));
  private readonly indicators = this.api.indicators();
  private readonly countries = this.api.countries();
  private readonly regions = this.api.regions();

  readonly chosenId = signal<string | null>(null);
  /** Counts openings: each moves the focus to the title of the case. */
  readonly opened = signal(0);

  private readonly waiting = computed(() => (this.queue.hasValue() ? this.queue.value().items : []));
  readonly cases = computed(() => casesOf(this.waiting(), this.courier.decided()));
  readonly walk = computed(() => walkOf(this.cases()));
  readonly claim = computed<WaitingClaim | undefined>(() => {
    const walk = this.walk();
    return walk.find(({ id }) => id === this.chosenId()) ?? walk[0];
  });
  readonly place = computed(() => this.walk().findIndex(({ id }) => id === this.claim()?.id));

  open(id: string): void {
    this.chosenId.set(id);
    this.opened.update((count) => count + 1);
  }

  step(by: 1 | -1): void {
    const next = neighbour(this.walk(), this.claim()?.id ?? null, by);
    if (next) this.open(next.id);
  }

  /** Validates or returns the open line; the next one opens by itself. */
  decide(claim: WaitingClaim, reason: string | null): void {
    if (!claim.mayDecide) return;
    const next = opensNext(this.walk(), claim.id);
    this.courier.take(claim, reason === null ? { decision: 'validated' } : { decision: 'returned', reason });
    this.chosenId.set(next?.id ?? null);
    this.opened.update((count) => count + 1);
  }

  undo(): void {
    const held = this.courier.held();
    this.courier.undo();
    if (held) this.open(held.claimId);
  }

  siblings(claim: WaitingClaim): readonly WaitingClaim[] {
    return this.walk().filter((other) => isSameCase(other, claim));
  }

  others(claim: WaitingClaim): readonly WaitingClaim[] {
    return this.waiting().filter(({ id }) => id === claim.id || !this.courier.decided().has(id));
  }

  indicatorOf({ indicator }: { readonly indicator: string }): Indicator | undefined {
    return this.indicators.hasValue() ? this.indicators.value().items.find(({ id }) => id === indicator) : undefined;
  }

  titleOf(line: { readonly iso3: string; readonly indicator: string }): string {
    return this.t('case.title', { country: this.countryName(line), indicator: this.indicatorName(line) });
  }

  countryName({ iso3 }: { readonly iso3: string }): string {
    const known = this.countries.hasValue() ? this.countries.value().items.find((each) => each.iso3 === iso3) : null;
    return known?.name ?? iso3;
  }

  indicatorName(line: { readonly indicator: string }): string {
    return this.indicatorOf(line)?.name ?? '';
  }

  levelName(line: { readonly indicator: string }, level: string): string {
    return this.indicatorOf(line)?.levels.find(({ id }) => id === level)?.name ?? level;
  }

  order(line: { readonly indicator: string }, level: string): number {
    return Math.max(0, this.indicatorOf(line)?.levels.findIndex(({ id }) => id === level) ?? 0);
  }

  count(line: { readonly indicator: string }): number {
    return this.indicatorOf(line)?.levels.length ?? 1;
  }

  /** The city of the secretariat that decides first; empty where none does. */
  cityOf({ deciders }: WaitingClaim): string {
    const [main] = deciders.regions;
    const region = this.regions.hasValue() ? this.regions.value().items.find(({ code }) => code === main) : undefined;
    return region?.secretariat.city ?? '';
  }

  dayOf(instantOrDay: string | null): string {
    return instantOrDay === null ? '' : this.formats.day(instantOrDay.slice(0, 10));
  }
}
