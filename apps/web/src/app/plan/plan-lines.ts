import { inject } from '@angular/core';
import type { ListedPlan } from '@portal/contracts';
import type { PlanLife, PlanStep } from '@portal/domain';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';

type Owned = Pick<ListedPlan, 'iso3'>;

/** What is said of a plan as a whole in more than one place; call it while a component is built. */
export function planLines() {
  const { t, n } = roomTexts('plan');
  const formats = inject(Formats);
  /** A regional plan is reviewed by its countries: what is said of the review is said of that. */
  const reviewed = (name: string, { iso3 }: Owned): string =>
    iso3 === null ? name.replace(/^(life\.national-review|step\.review)/, '$1.countries') : name;
  const lifeOf = (life: PlanLife, plan: Owned, of = ''): string => t(reviewed(`life.${life}`, plan) + of);
  return {
    lifeOf,
    stepOf: (step: PlanStep, plan: Owned, of = ''): string => t(reviewed(`step.${step}`, plan) + of),
    percent: (value: number | null): string => (value === null ? '' : formats.percent(value / 100)),
    /** `Strategic plan, version 2, adopted; 1 Jan 2024 – 31 Dec 2028`. */
    linesOf: (plan: ListedPlan): string =>
      formats.enumeration(
        [
          t('what.list', { tier: t(`tier.${plan.tier}`), number: formats.number(plan.number) }),
          plan.isExpired ? t('expired') : lifeOf(plan.life, plan),
          plan.adoptedOn ? formats.shortDay(plan.adoptedOn) : '',
          `${formats.shortDay(plan.startsOn)} – ${formats.shortDay(plan.endsOn)}`,
        ].filter(Boolean),
      ),
    standingOf: ({ progress, plannedProgress, isBehind, lastReportOn }: ListedPlan): string => {
      if (progress === null) return t('band.nothing');
      const points = Math.round((plannedProgress ?? progress) - progress);
      const last = lastReportOn ? t('last-report', { day: formats.shortDay(lastReportOn) }) : '';
      return [isBehind ? n('band.behind', points) : t('band.on-plan'), last].filter(Boolean).join(' ');
    },
  };
}
