import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanHeadline, PlanStepInput, WholePlan } from '@portal/contracts';
import { planSteps } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { VisibilityLabel } from '../ui/visibility-label';
import { PlanDesk } from './plan-desk';
import { PlanExports } from './plan-exports';
import { planLines } from './plan-lines';

/** What a plan is, how far its life is, who sees it, and what its owner can do next. */
@Component({
  selector: 'portal-plan-head',
  imports: [PlanExports, RouterLink, VisibilityLabel],
  templateUrl: './plan-head.html',
  styleUrl: './plan-head.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanHead {
  readonly plan = input.required<WholePlan | PlanHeadline>();

  private readonly formats = inject(Formats);
  private readonly network = inject(NetworkApi);
  protected readonly desk = inject(PlanDesk);
  private readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly lines = planLines();
  private readonly countries = this.network.countries(() => (this.plan().iso3 ? { sample: 'include' } : undefined));
  private readonly regions = this.network.regions();

  protected readonly whole = computed(() => {
    const plan = this.plan();
    return plan.sight === 'whole' ? plan : null;
  });
  /** Where it belongs: from the list of places down to its country's or region's plans. */
  protected readonly path = computed(() => {
    const { iso3, region } = this.plan();
    if (iso3) {
      return [
        { name: this.t('path.countries'), link: ['/countries'] },
        { name: this.countryName(iso3), link: ['/countries', iso3] },
        { name: this.t('plans'), link: ['/countries', iso3, 'plans'] },
      ];
    }
    const regions = { name: this.t('path.regions'), link: ['/regions'] };
    return region ? [regions, { name: this.regionName(region), link: ['/regions', region] }] : [regions];
  });
  protected readonly what = computed(() => {
    const { tier, number } = this.plan();
    return this.t('what', { tier: this.t(`tier.${tier}`), number: this.formats.number(number) });
  });
  protected readonly period = computed(() => {
    const { startsOn, endsOn } = this.plan();
    return `${this.formats.shortDay(startsOn)} – ${this.formats.shortDay(endsOn)}`;
  });
  /** `Adopted on 14 March 2024 by decree 2024-031, frozen since.` */
  protected readonly lifeWords = computed(() => {
    const { life, adoptedOn } = this.plan();
    const instrument = this.whole()?.adoption?.instrument ?? '';
    if (life !== 'adopted' || adoptedOn === null) return this.lines.lifeOf(life, this.plan(), '.sentence');
    const day = this.formats.day(adoptedOn);
    return instrument === '' ? this.t('life.adopted.on', { day }) : this.t('life.adopted.by', { day, instrument });
  });
  protected readonly document = computed(() => this.whole()?.adoption?.document ?? null);
  protected readonly steps = computed(() => {
    const rights = this.whole()?.rights.steps;
    return rights ? planSteps.filter((step) => rights[step].may) : [];
  });
  protected readonly nextNumber = computed(() => this.formats.number(this.plan().number + 1));
  /** The other versions, each with how far its life is. */
  protected readonly others = computed(() =>
    (this.whole()?.versions ?? [])
      .filter(({ id }) => id !== this.plan().id)
      .map(({ id, number, life }) => ({
        id,
        words: this.t('other-version', {
          number: this.formats.number(number),
          life: this.lines.lifeOf(life, this.plan()),
        }),
      })),
  );

  protected ask(step: PlanStepInput['step']): void {
    this.desk.dialog.set({ kind: 'step', step });
  }

  private countryName(iso3: string): string {
    const all = this.countries.hasValue() ? this.countries.value().items : [];
    return all.find((country) => country.iso3 === iso3)?.name ?? iso3;
  }

  private regionName(code: string): string {
    const all = this.regions.hasValue() ? this.regions.value().items : [];
    return all.find((region) => region.code === code)?.name ?? code;
  }
}
