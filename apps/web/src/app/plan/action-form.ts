import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { Action } from '@portal/contracts';
import { actionPhases, actionPriorities, cbrnDomains, circleClosedBy, isOutside, obligations } from '@portal/domain';
import { laterFocus } from '../platform/later-focus';
import { newKey, refusedFrom } from '../platform/request';
import { Modal } from '../ui/modal';
import {
  type ActionDraft,
  actionInput,
  type DraftField,
  type DraftProblems,
  draftOf,
  firstOf,
  freshDraft,
  patchOf,
  problemsOfDraft,
  restored,
  saidOfAction,
} from './action-draft';
import { ActionDraftKeep } from './action-draft-keep';
import { ActionFormMoney } from './action-form-money';
import { actionWords } from './action-words';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';
import { fieldWords } from './plan-fields';
import { inOrderOfNumbers } from './plan-rows';

/** An action with every field it has: a new one, or one that is changed. What was typed stays, whatever is refused. */
@Component({
  selector: 'portal-action-form',
  imports: [ActionFormMoney, Modal],
  providers: [ActionDraftKeep],
  templateUrl: './action-form.html',
  styleUrl: './action-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionForm {
  readonly action = input.required<Action | null>();
  readonly objectiveId = input<string | null>(null);

  private readonly api = inject(PlanApi);
  private readonly focus = laterFocus();
  private readonly keep = inject(ActionDraftKeep);
  protected readonly desk = inject(PlanDesk);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;
  private readonly fields = fieldWords();
  protected readonly domains = cbrnDomains;
  protected readonly phases = actionPhases;
  protected readonly priorities = actionPriorities;
  protected readonly obligations = obligations;
  private readonly key = newKey();

  /** The action as it was when the form was opened; somebody else's change takes its place once it was told. */
  private readonly seen = linkedSignal(() => this.action());
  private readonly before = computed(() => {
    const action = this.seen();
    const plan = this.desk.whole();
    if (action) return draftOf(action);
    const objective = this.objectiveId() ?? plan?.objectives[0]?.id ?? '';
    return freshDraft(objective, { startsOn: plan?.startsOn ?? '', endsOn: plan?.endsOn ?? '' });
  });
  protected readonly draft = signal<ActionDraft | null>(null);
  protected readonly form = computed(() => this.draft() ?? this.before());
  protected readonly problems = signal<DraftProblems>({});
  protected readonly refusal = signal('');
  protected readonly isBusy = signal(false);
  protected readonly theirs = signal<readonly { readonly name: string; readonly value: string }[]>([]);
  protected readonly isOutside = computed(() => {
    const plan = this.desk.whole();
    const { startsOn, endsOn } = this.form();
    return plan !== null && startsOn !== '' && endsOn !== '' && isOutside(plan, { startsOn, endsOn });
  });
  protected readonly objectives = computed(() =>
    [...(this.desk.whole()?.objectives ?? [])].sort((one, other) => one.number - other.number),
  );
  protected readonly dependencies = computed(() => this.form().dependsOn.flatMap((id) => this.desk.action(id) ?? []));
  /** What it could wait for: not itself, not what it waits for already. */
  protected readonly others = computed(() =>
    this.desk
      .actions()
      .filter(({ id }) => id !== this.action()?.id && !this.form().dependsOn.includes(id))
      .sort((one, other) => inOrderOfNumbers(one.number, other.number)),
  );

  /** The currencies that the plan uses already. */
  protected readonly currencies = computed(() => [
    ...new Set(this.desk.actions().flatMap(({ cost }) => (cost ? [cost.currency] : []))),
  ]);

  constructor() {
    this.keep.restore(
      () => `action-form/${this.action()?.id ?? `new/${this.desk.id() ?? ''}`}`,
      (kept) => this.draft.update((written) => written ?? restored(kept, this.before())),
    );
  }

  protected say(change: Partial<ActionDraft>): void {
    this.draft.set({ ...this.form(), ...change });
    this.keep.save({ before: this.before(), draft: this.form() });
  }

  protected toggle<T extends string>(field: 'domains' | 'answersTo', value: T, all: readonly T[], isOn: boolean): void {
    const chosen = new Set<string>(this.form()[field]);
    if (isOn) chosen.add(value);
    else chosen.delete(value);
    this.say({ [field]: all.filter((each) => chosen.has(each)) });
  }

  /** A choice from a list of ids, as the list has them. */
  protected choose(field: 'priority' | 'phase', id: string): void {
    if (field === 'priority') this.say({ priority: actionPriorities.find((each) => each === id) ?? 'medium' });
    else this.say({ phase: actionPhases.find((each) => each === id) ?? '' });
  }

  /** Given up: what was written is not kept either. */
  protected give(): void {
    void this.keep.forget();
    this.desk.dialog.set(null);
  }

  protected depend(id: string): void {
    if (id === '') return;
    const own = this.action()?.id;
    const circle = own ? this.circleWith(own, id) : null;
    if (circle) {
      const names = circle.flatMap((each) => this.desk.action(each)?.number ?? []).join(' → ');
      this.problems.update((all) => ({ ...all, dependsOn: this.t('wrong.circle', { names }) }));
      return;
    }
    this.problems.update(({ dependsOn: _gone, ...rest }) => rest);
    this.say({ dependsOn: [...this.form().dependsOn, id] });
  }

  private circleWith(actionId: string, dependsOnId: string): readonly string[] | null {
    const others = (this.desk.whole()?.dependencies ?? []).filter((each) => each.actionId !== actionId);
    const own = this.form().dependsOn.map((id) => ({ actionId, dependsOnId: id }));
    return circleClosedBy({ actionId, dependsOnId }, [...others, ...own]);
  }

  protected release(id: string): void {
    this.say({ dependsOn: this.form().dependsOn.filter((each) => each !== id) });
  }

  protected problemOf(field: DraftField): string {
    return this.words.problem(this.problems()[field]);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    this.refusal.set('');
    if (this.tell(problemsOfDraft(this.form()))) return;
    this.isBusy.set(true);
    try {
      const saved = await this.send();
      if (saved) this.desk.took([saved]);
      await this.keep.forget();
      this.desk.dialog.set(null);
      if (saved) this.desk.say(this.t('saved-action', { number: saved.number }));
    } catch (failure) {
      this.refused(failure);
    } finally {
      this.isBusy.set(false);
    }
  }

  private async send(): Promise<Action | null> {
    const action = this.seen();
    if (!action) return this.api.addAction(actionInput(this.form()), this.key);
    const patch = patchOf(this.before(), this.form());
    return Object.keys(patch).length === 0 ? null : this.api.changeAction(action.id, patch, action.version);
  }

  private refused(failure: unknown): void {
    const { problem, status } = refusedFrom(failure);
    const seen = this.seen();
    const current = problem?.current;
    if (status === 412 && seen && isAction(current, seen.id)) return this.showBoth(seen, current);
    if (!problem) return this.refusal.set(this.t('no-line'));
    const { fields, rest } = saidOfAction(problem);
    if (!this.tell(fields)) this.refusal.set(rest || problem.detail);
  }

  /** One's own stays in the fields; what somebody else made of the same fields stands above them. */
  private showBoth(seen: Action, current: Action): void {
    const mine = this.form();
    const patch = patchOf(draftOf(seen), mine);
    const now = new Map<string, unknown>(Object.entries(current));
    const changed = Object.keys(patchOf(draftOf(seen), draftOf(current)));
    this.theirs.set(
      changed.map((field) => ({ name: this.fields.name(field), value: this.fields.value(field, now.get(field)) })),
    );
    this.seen.set(current);
    this.desk.took([current]);
    // What one did not touch is theirs; what one wrote is kept.
    const own = new Set(Object.keys(patch));
    const base = draftOf(current);
    const kept = Object.fromEntries(Object.entries(mine).filter(([field]) => own.has(inputField(field))));
    this.draft.set({ ...base, ...kept });
    this.refusal.set(this.t('clash'));
  }

  private tell(problems: DraftProblems): boolean {
    this.problems.set(problems);
    const first = firstOf(problems);
    if (first) this.focus(`action-${first}`);
    return first !== undefined;
  }
}

/** The field of the record that a field of the form is part of. */
function inputField(field: string): string {
  if (field === 'amount' || field === 'currency') return 'cost';
  return field === 'source' || field === 'funded' ? 'funding' : field;
}

function isAction(value: unknown, id: string): value is Action {
  return typeof value === 'object' && value !== null && 'id' in value && value.id === id && 'rights' in value;
}
