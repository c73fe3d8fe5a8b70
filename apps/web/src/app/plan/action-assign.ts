import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import type { Action } from '@portal/contracts';
import { PeopleApi } from '../identity/people/people-api';
import { roomTexts } from '../platform/room-texts';
import { formState } from '../ui/form-state';
import { Modal } from '../ui/modal';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';

/** Who works on an action: of the people of its country, who may then report on it. */
@Component({
  selector: 'portal-action-assign',
  imports: [Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog portalModal class="dialog" aria-labelledby="assign-title" (cancel)="desk.dialog.set(null)">
      <form novalidate (submit)="save($event)">
        <h2 id="assign-title">{{ t('assign') }}</h2>
        <p>
          <bdi dir="ltr" class="number">{{ action().number }}</bdi>&ngsp; <bdi>{{ action().title }}</bdi>
        </p>
        <p class="second">{{ t('assign.means') }}</p>
        <fieldset>
          <legend class="hidden-words">{{ t('assign') }}</legend>
          @for (each of people(); track each.id) {
            <label class="check">
              <input #box type="checkbox" [checked]="chosen().has(each.id)" (change)="toggle(each.id, box.checked)" />
              <bdi>{{ each.name }}</bdi>
            </label>
          } @empty {
            <p class="second">{{ t(assignments.isLoading() ? 'assign.loading' : 'assign.nobody') }}</p>
          }
        </fieldset>
        <p class="wrong" role="alert">{{ state.wrong() }}</p>
        <div class="actions">
          <button type="button" class="button" (click)="desk.dialog.set(null)">{{ texts.common('cancel') }}</button>
          <button type="submit" class="button primary">{{ t('save') }}</button>
        </div>
      </form>
    </dialog>
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
      max-block-size: 40vh;
      overflow-y: auto;
    }
    .check {
      display: flex;
      gap: 8px;
      align-items: center;
      min-block-size: 44px;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class ActionAssign {
  readonly action = input.required<Action>();

  private readonly api = inject(PlanApi);
  protected readonly desk = inject(PlanDesk);
  protected readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly state = formState('plan');
  protected readonly chosen = linkedSignal<ReadonlySet<string>>(
    () => new Set(this.action().assignees.map(({ id }) => id)),
  );
  protected readonly assignments = inject(PeopleApi).assignments(() => {
    const plan = this.desk.whole();
    if (!plan) return undefined;
    const [iso3, region] = [plan.iso3 ? [plan.iso3] : [], plan.region ? [plan.region] : []];
    return { search: '', role: '', term: 'present', iso3, region, page: 1, limit: 200 };
  });
  /** People of the place, and whoever is assigned already. */
  protected readonly people = computed(() => {
    const all = this.assignments.hasValue() ? this.assignments.value().items : [];
    const named = new Map<string, string>();
    for (const { id, name } of this.action().assignees) named.set(id, name ?? this.t('about.somebody'));
    for (const { person } of all) if (person.name !== null) named.set(person.id, person.name);
    return [...named].map(([id, name]) => ({ id, name }));
  });

  protected toggle(id: string, isChosen: boolean): void {
    this.chosen.update((all) => {
      const next = new Set(all);
      if (isChosen) next.add(id);
      else next.delete(id);
      return next;
    });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const saved = await this.state.send((key) =>
      this.api.assign(this.action().id, { personIds: [...this.chosen()] }, key),
    );
    if (!saved) return;
    this.desk.took([saved]);
    this.desk.dialog.set(null);
  }
}
