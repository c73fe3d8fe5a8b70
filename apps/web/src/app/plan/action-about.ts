import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Action } from '@portal/contracts';
import { isOutside } from '@portal/domain';
import { Formats } from '../platform/formats';
import { actionWords } from './action-words';
import { PlanDesk } from './plan-desk';

interface Fact {
  readonly id: string;
  readonly words: string;
  readonly small?: string;
  readonly isCode?: boolean;
}

/** What an action says of itself, and what it waits for. */
@Component({
  selector: 'portal-action-about',
  imports: [RouterLink],
  templateUrl: './action-about.html',
  styleUrl: './action-about.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionAbout {
  readonly action = input.required<Action>();

  private readonly formats = inject(Formats);
  protected readonly desk = inject(PlanDesk);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;

  protected readonly facts = computed<readonly Fact[]>(() => {
    const action = this.action();
    const list = (items: readonly string[]) => this.formats.list(items.map(this.words.isolated));
    const lead =
      action.supporting.length === 0
        ? action.lead
        : this.t('about.with', { lead: this.words.isolated(action.lead || '–'), others: list(action.supporting) });
    const plan = this.desk.whole();
    const facts: readonly (Fact | null)[] = [
      { id: 'reference', words: action.reference, isCode: true },
      lead === '' ? null : { id: 'lead', words: lead },
      { id: 'period', words: this.words.period(action), small: this.movedWords(action) },
      plan && isOutside(plan, action) ? { id: 'note', words: this.t('outside') } : null,
      { id: 'priority', words: this.t(`priority.${action.priority}`) },
      action.domains.length > 0
        ? { id: 'domains', words: list(action.domains.map((domain) => this.words.domainName(domain))) }
        : null,
      action.phase ? { id: 'phase', words: this.t(`phase.${action.phase}`) } : null,
      this.costFact(action),
      action.indicator === '' ? null : { id: 'indicator', words: action.indicator },
      action.target === '' ? null : { id: 'target', words: action.target },
      action.supportRequested === '' ? null : { id: 'support', words: action.supportRequested },
      action.answersTo.length > 0
        ? { id: 'answers', words: list(action.answersTo.map((each) => this.t(`obligation.${each}`))) }
        : null,
      action.assignees.length > 0
        ? { id: 'assignees', words: list(action.assignees.map(({ name }) => name ?? this.t('about.somebody'))) }
        : null,
    ];
    return facts.filter((fact) => fact !== null);
  });
  protected readonly waitsFor = computed(() => this.action().dependsOn.flatMap((id) => this.desk.action(id) ?? []));
  protected readonly waiting = computed(() =>
    this.desk.actions().filter(({ dependsOn }) => dependsOn.includes(this.action().id)),
  );

  protected day(day: string): string {
    return this.formats.day(day);
  }

  private costFact(action: Action): Fact | null {
    const funding = [this.t(`funding.${action.funding.state}`), action.funding.source].filter(Boolean).join(', ');
    const cost = this.words.cost(action);
    return { id: 'cost', words: cost === '' ? funding : cost, ...(cost === '' ? {} : { small: funding }) };
  }

  /** How its days differ from the version in force, and when its end is expected now. */
  private movedWords({ baseline, startsOn, endsOn, latest }: Action): string {
    const expected = latest?.expectedEndsOn;
    return [
      baseline && (baseline.startsOn !== startsOn || baseline.endsOn !== endsOn)
        ? this.t('about.baseline', { period: this.words.period(baseline) })
        : '',
      expected ? this.t('about.expected', { day: this.formats.shortDay(expected) }) : '',
    ]
      .filter(Boolean)
      .join(' ');
  }
}
