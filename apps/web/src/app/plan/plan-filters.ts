import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { actionStates, type CbrnDomain, cbrnDomains, fundingStates } from '@portal/domain';
import { Formats } from '../platform/formats';
import { Screen } from '../platform/screen';
import { DomainMark } from '../ui/domain-mark';
import { Icon } from '../ui/icon';
import { actionWords } from './action-words';
import { addressOf, filterFrom, leadsOf, noFilter } from './plan-filter';
import { PlanDesk } from './plan-desk';

const pauseAfterTyping = 250;

/** What narrows the actions; all of it stands in the address. */
@Component({
  selector: 'portal-plan-filters',
  imports: [DomainMark, Icon],
  templateUrl: './plan-filters.html',
  styleUrl: './plan-filters.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanFilters {
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  protected readonly desk = inject(PlanDesk);
  protected readonly screen = inject(Screen);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;
  protected readonly domains = cbrnDomains;
  protected readonly fundings = fundingStates;
  protected readonly isUnfolded = signal(false);
  protected readonly leads = computed(() => leadsOf(this.desk.actions(), this.formats.collator()));
  protected readonly overdue = computed(() => {
    const count = this.desk.actions().filter(({ isOverdue }) => isOverdue).length;
    return count === 0 ? '' : this.formats.number(count);
  });
  /** The states one by one; several at once, as a count's link asks for them, are a choice of their own. */
  protected readonly stateChoices = computed(() => {
    const { states } = this.desk.filter();
    const single: readonly { readonly id: string; readonly name: string }[] = actionStates.map((state) => ({
      id: state,
      name: this.t(`state.${state}`),
    }));
    if (states.length < 2) return single;
    const names = states.map((state) => this.t(`state.${state}`));
    return [{ id: states.join(','), name: this.formats.enumeration(names) }, ...single];
  });
  protected readonly chosenState = computed(() => this.desk.filter().states.join(','));
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected search(q: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.go({ q }), pauseAfterTyping);
  }

  protected toggle(domain: CbrnDomain): void {
    const { domains } = this.desk.filter();
    const next = cbrnDomains.filter((each) => (each === domain) !== domains.includes(each));
    this.go({ domain: next.join(',') });
  }

  protected clear(): void {
    this.go(addressOf(noFilter));
  }

  protected go(change: Readonly<Record<string, string | null>>): void {
    // What means nothing goes out of the address.
    const { q, domain, state, priority, lead, funding, overdue } = addressOf(
      filterFrom({ ...addressOf(this.desk.filter()), ...change }),
    );
    void this.router.navigate([], {
      queryParams: { q, domain, state, priority, lead, funding, overdue },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
