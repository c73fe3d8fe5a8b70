import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PlanHeadline, WholePlan } from '@portal/contracts';
import { Formats } from '../platform/formats';
import { actionWords } from './action-words';
import { countRows } from './plan-counts';

/** What a plan states first: progress beside what was planned, and what is late; each figure leads to its actions. */
@Component({
  selector: 'portal-plan-band',
  imports: [RouterLink],
  templateUrl: './plan-band.html',
  styleUrl: './plan-band.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanBand {
  readonly plan = input.required<WholePlan | PlanHeadline>();

  private readonly formats = inject(Formats);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;
  protected readonly n = this.words.n;
  protected readonly whole = computed(() => {
    const plan = this.plan();
    return plan.sight === 'whole' ? plan : null;
  });
  protected readonly planned = computed(() => {
    const { plannedProgress } = this.plan();
    return plannedProgress === null
      ? ''
      : this.t('band.planned', {
          percent: this.words.percent(plannedProgress),
          day: this.formats.shortDay(this.plan().asAt),
        });
  });
  /** Near an end of the bar, the words under the tick end or begin at it, so that they stay inside. */
  protected readonly anchor = computed(() => {
    const at = this.plan().plannedProgress ?? 0;
    return at > 65 ? 'end' : at < 35 ? 'start' : 'middle';
  });
  /** `46 % done, 58 % planned by today`, for whoever does not see the bar. */
  protected readonly barWords = computed(() =>
    this.formats.enumeration(
      [this.t('band.done', { percent: this.words.percent(this.plan().progress) }), this.planned()].filter(Boolean),
    ),
  );
  protected readonly standing = computed(() => {
    const { progress, plannedProgress, isBehind } = this.plan();
    if (progress === null || plannedProgress === null) return this.t('band.nothing');
    const points = Math.round(plannedProgress - progress);
    if (isBehind) return this.n('band.behind', points);
    return this.t(points < -10 ? 'band.ahead' : 'band.on-plan');
  });
  protected readonly late = computed(() => {
    const overview = this.whole()?.overview;
    if (!overview || overview.overdue === 0) return '';
    const total = this.formats.number(overview.actions - overview.byState.cancelled);
    const late = this.n('band.overdue', overview.overdue, { total });
    return overview.overdueHigh === 0 ? `${late}.` : this.n('band.overdue-high', overview.overdueHigh, { late });
  });
  protected readonly counts = computed(() => {
    const plan = this.whole();
    if (!plan) return [];
    return countRows(plan.overview, plan.actions, plan.asAt).map((row) => ({
      ...row,
      name: this.t(`state.${row.id}`),
      count: this.formats.number(row.count),
      beside: this.besideWords(row.beside),
    }));
  });

  private besideWords(beside: ReturnType<typeof countRows>[number]['beside']): string {
    switch (beside?.kind) {
      case undefined:
        return '';
      case 'since':
        return this.t('since', { day: this.formats.shortDay(beside.day) });
      case 'none-due':
        return this.t('band.none-due');
      case 'verified':
      case 'overdue':
        return this.n(`band.count.${beside.kind}`, beside.count);
    }
  }
}
