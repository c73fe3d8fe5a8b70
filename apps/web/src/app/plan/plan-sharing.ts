import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import type { PlanGrant, PlanGrantInput } from '@portal/contracts';
import { grantTargets, type GrantTarget as TargetKind, planSights } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { PeopleApi } from '../identity/people/people-api';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { formState } from '../ui/form-state';
import { ProblemNote } from '../ui/problem-note';
import { Modal } from '../ui/modal';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';
import { targetOf } from './plan-target';

/** Who can see the plan, whom its owner showed it to, who looked; to share it, and to withdraw that. */
@Component({
  selector: 'portal-plan-sharing',
  imports: [Modal, ProblemNote],
  templateUrl: './plan-sharing.html',
  styleUrl: './plan-sharing.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanSharing {
  private readonly api = inject(PlanApi);
  private readonly network = inject(NetworkApi);
  private readonly people = inject(PeopleApi);
  protected readonly formats = inject(Formats);
  protected readonly desk = inject(PlanDesk);
  protected readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly sights = planSights;
  protected readonly kinds = grantTargets;
  protected readonly state = formState('plan');
  protected readonly kind = signal<TargetKind>('region');
  protected readonly missing = signal('');

  protected readonly mayShare = computed(() => this.desk.whole()?.rights.share.may ?? false);
  protected readonly readers = this.api.readers(this.desk.id);
  private readonly countries = this.network.countries(() => ({ sample: 'include' }));
  private readonly regions = this.network.regions();
  private readonly assignments = this.people.assignments(() =>
    this.mayShare() && this.kind() === 'person'
      ? { search: '', role: '', term: 'present', iso3: [], region: [], page: 1, limit: 200 }
      : undefined,
  );
  /** Whom it can be shown to, of the kind that is chosen. */
  protected readonly choices = computed<readonly { readonly id: string; readonly name: string }[]>(() => {
    switch (this.kind()) {
      case 'country':
        return this.countryChoices();
      case 'region':
        return this.regions.hasValue() ? this.regions.value().items.map(({ code, name }) => ({ id: code, name })) : [];
      case 'person':
        return this.personChoices();
      default:
        return [];
    }
  });
  protected readonly inForce = computed(() =>
    this.readers.hasValue() ? this.readers.value().grants.filter(({ isInForce }) => isInForce) : [],
  );

  private countryChoices() {
    const own = this.desk.whole()?.iso3;
    const all = this.countries.hasValue() ? this.countries.value().items : [];
    return all.filter(({ iso3 }) => iso3 !== own).map(({ iso3, name }) => ({ id: iso3, name }));
  }

  private personChoices() {
    const all = this.assignments.hasValue() ? this.assignments.value().items : [];
    const named = new Map(all.flatMap(({ person: { id, name } }) => (name === null ? [] : [[id, name] as const])));
    return [...named].map(([id, name]) => ({ id, name }));
  }

  protected choose(asked: string): void {
    this.kind.set(grantTargets.find((each) => each === asked) ?? 'region');
  }

  protected nameOf({ to, name }: PlanGrant): string {
    switch (to.kind) {
      case 'person':
        return name ?? this.t('share.person.hidden');
      case 'country':
        return this.countries.hasValue()
          ? (this.countries.value().items.find(({ iso3 }) => iso3 === to.iso3)?.name ?? to.iso3)
          : to.iso3;
      case 'region':
        return this.regions.hasValue()
          ? (this.regions.value().items.find(({ code }) => code === to.region)?.name ?? to.region)
          : to.region;
      case 'network':
      case 'public':
        return this.t(`share.to.${to.kind}`);
    }
  }

  protected termOf({ sight, since, until }: PlanGrant): string {
    const from = this.formats.shortDay(since.slice(0, 10));
    return this.formats.enumeration([
      this.t(`share.sight.${sight}`),
      until
        ? this.t('share.since-until', { since: from, until: this.formats.shortDay(until) })
        : this.t('since', { day: from }),
    ]);
  }

  protected namesOf(people: readonly { readonly name: string | null }[]): string {
    const named = people.flatMap(({ name }) => (name === null ? [] : [name]));
    const hidden = people.length - named.length;
    const more = hidden === 0 ? [] : [this.texts.n('share.people', hidden)];
    return this.formats.enumeration([...named, ...more]);
  }

  protected async share(event: Event, id: string, sight: string, until: string): Promise<void> {
    event.preventDefault();
    const planId = this.desk.id();
    const to = targetOf(this.kind(), id);
    this.missing.set(to ? '' : this.t('wrong.share'));
    if (!to || planId === undefined) return;
    const input: PlanGrantInput = {
      planId,
      to,
      sight: planSights.find((each) => each === sight) ?? 'headline',
      ...(until === '' ? {} : { until }),
    };
    const made = await this.state.send((key) => this.api.grant(input, key));
    if (made) this.changed('share.done', made);
  }

  protected async withdraw(grant: PlanGrant): Promise<void> {
    const gone = await this.state.send((key) => this.api.withdraw(grant.id, key));
    if (gone) this.changed('share.withdrawn', grant);
  }

  private changed(said: string, grant: PlanGrant): void {
    this.readers.reload();
    this.desk.refresh();
    this.desk.say(this.t(said, { name: this.nameOf(grant) }));
  }
}
