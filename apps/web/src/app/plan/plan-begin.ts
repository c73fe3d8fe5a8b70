import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { ActionPlanInput, ListedPlan, PlanContents } from '@portal/contracts';
import { dayOfInstant, languages, planTiers } from '@portal/domain';
import { Languages, namesOfLanguages } from '../platform/languages';
import { laterFocus } from '../platform/later-focus';
import { roomTexts } from '../platform/room-texts';
import { formState } from '../ui/form-state';
import { PlanApi, type PlanOwner } from './plan-api';

/** Begins a plan: empty, with a copy of another one without its reports, from typical actions, or from chosen needs. */
@Component({
  selector: 'portal-plan-begin',
  templateUrl: './plan-begin.html',
  styles: `
    form {
      display: grid;
      gap: 16px;
      padding: 16px;
      margin-block: 16px 20px;
      border: 1px solid var(--line-strong);
      border-radius: 8px;
      background: var(--surface);
    }
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
      gap: 16px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }
    .wrong:empty {
      display: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanBegin {
  readonly owner = input.required<PlanOwner>();
  readonly plans = input.required<readonly ListedPlan[]>();
  /** What was chosen to begin with, and how many needs that is. */
  readonly needs = input<{ readonly contents: PlanContents; readonly count: number } | null>(null);
  /** Where the plan goes on: its page, or where its typical actions are chosen. */
  readonly began = output<readonly string[]>();
  readonly closed = output();

  private readonly api = inject(PlanApi);
  protected readonly reader = inject(Languages).current;
  protected readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly isRegions = computed(() => 'region' in this.owner());
  protected readonly tiers = planTiers;
  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  protected readonly state = formState('plan');
  protected readonly missing = signal<Readonly<Record<string, string>>>({});
  private readonly year = Number(dayOfInstant(new Date().toISOString()).slice(0, 4));
  protected readonly startsOn = `${this.year + 1}-01-01`;
  protected readonly endsOn = `${this.year + 5}-12-31`;
  /** The newest first: most begin with the last one. */
  protected readonly sources = computed(() =>
    [...this.plans()].sort((one, other) => (one.startsOn < other.startsOn ? 1 : -1) || other.number - one.number),
  );

  private readonly focus = laterFocus();

  constructor() {
    this.focus('begin-title');
  }

  protected wrong(field: string): string {
    return this.missing()[field] ?? this.state.errors().get(`/${field}`) ?? '';
  }

  protected async send(
    event: Event,
    said: {
      readonly title: string;
      readonly tier: string;
      readonly language: string;
      readonly startsOn: string;
      readonly endsOn: string;
      readonly from: string;
    },
  ): Promise<void> {
    event.preventDefault();
    this.missing.set({
      ...(said.title.trim() === '' ? { title: this.t('cell.empty') } : {}),
      ...(said.startsOn === '' ? { startsOn: this.t('cell.not-a-day') } : {}),
      ...(said.endsOn === '' ? { endsOn: this.t('cell.not-a-day') } : {}),
      ...(said.startsOn !== '' && said.endsOn !== '' && said.startsOn > said.endsOn
        ? { endsOn: this.t('cell.ends-before') }
        : {}),
    });
    const [first] = Object.keys(this.missing());
    if (first) return this.focus(`begin-${first}`);
    const owner = this.owner();
    const input: ActionPlanInput = {
      ...('iso3' in owner ? { kind: 'national' as const, ...owner } : { kind: 'regional' as const, ...owner }),
      tier: planTiers.find((each) => each === said.tier) ?? 'strategic',
      language: languages.find((each) => each === said.language) ?? this.reader(),
      title: said.title.trim(),
      startsOn: said.startsOn,
      endsOn: said.endsOn,
      begin: this.beginningOf(said.from),
    };
    const plan = await this.state.send((key) => this.api.begin(input, key));
    if (plan) this.began.emit(said.from === 'template' ? ['/plans', plan.id, 'import'] : ['/plans', plan.id]);
  }

  private beginningOf(from: string): ActionPlanInput['begin'] {
    const needs = this.needs();
    if (from === 'needs' && needs) return { with: 'contents', contents: needs.contents };
    return from === '' || from === 'needs' || from === 'template'
      ? { with: 'nothing' }
      : { with: 'plan', planId: from };
  }
}
