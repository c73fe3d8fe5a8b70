import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Objective } from '@portal/contracts';
import { planThemes } from '@portal/domain';
import { formState } from '../ui/form-state';
import { roomTexts } from '../platform/room-texts';
import { Modal } from '../ui/modal';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';

/** An objective: its title and theme. An empty one can be deleted. */
@Component({
  selector: 'portal-objective-form',
  imports: [Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog portalModal class="dialog" aria-labelledby="objective-title" (cancel)="desk.dialog.set(null)">
      <form novalidate (submit)="save($event, title.value, theme.value, number.value)">
        <h2 id="objective-title">{{ t(objective() ? 'change-objective' : 'add-objective') }}</h2>
        @if (state.clash(); as theirs) {
          <p class="clash" role="alert">
            {{ t('clash') }}
            {{ t('clash.now', { value: theirs.title + ', ' + t('theme.' + theirs.theme) }) }}
          </p>
        }
        <label class="field">
          <span>{{ t('field.title') }}</span>
          <input
            #title
            dir="auto"
            maxlength="300"
            autocomplete="off"
            [value]="objective()?.title ?? ''"
            [attr.aria-invalid]="titleWrong() ? true : null"
            aria-describedby="objective-title-wrong"
          />
        </label>
        <p class="wrong" id="objective-title-wrong">{{ titleWrong() }}</p>
        <label class="field">
          <span>{{ t('field.theme') }}</span>
          <select #theme>
            @for (each of themes; track each) {
              <option [value]="each" [selected]="each === objective()?.theme">{{ t('theme.' + each) }}</option>
            }
          </select>
        </label>
        <label class="field">
          <span>{{ t('field.number') }}</span>
          <input
            #number
            type="number"
            min="1"
            max="999"
            dir="ltr"
            class="number"
            [value]="objective()?.number ?? next()"
            aria-describedby="objective-number-means"
          />
        </label>
        <p class="second" id="objective-number-means">
          {{ t(objective() ? 'field.number.moves' : 'field.number.free') }}
        </p>
        <p class="wrong" role="alert">{{ state.wrong() }}</p>
        <div class="actions">
          @if (isEmpty()) {
            <button type="button" class="button quiet" (click)="remove()">{{ t('remove') }}</button>
          }
          <button type="button" class="button" (click)="desk.dialog.set(null)">{{ texts.common('cancel') }}</button>
          <button type="submit" class="button primary">{{ t(objective() ? 'save' : 'add-objective') }}</button>
        </div>
      </form>
    </dialog>
  `,
  styles: `
    .wrong:empty {
      display: none;
    }
    .clash {
      padding: 8px 12px;
      border-radius: 6px;
      background: var(--caution-soft);
    }
  `,
})
export class ObjectiveForm {
  readonly objective = input.required<Objective | null>();

  private readonly api = inject(PlanApi);
  protected readonly desk = inject(PlanDesk);
  protected readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly themes = planThemes;
  protected readonly state = formState<Objective>('plan');
  protected readonly isBlank = signal(false);
  private version: number | null = null;
  protected readonly titleWrong = computed(() =>
    this.isBlank() ? this.t('cell.empty') : (this.state.errors().get('/title') ?? ''),
  );
  protected readonly next = computed(
    () => Math.max(0, ...(this.desk.whole()?.objectives ?? []).map(({ number }) => number)) + 1,
  );
  protected readonly isEmpty = computed(() => {
    const objective = this.objective();
    return objective !== null && this.desk.actions().every(({ objectiveId }) => objectiveId !== objective.id);
  });

  protected remove(): void {
    const objective = this.objective();
    if (objective) this.desk.dialog.set({ kind: 'remove-objective', objective });
  }

  protected async save(event: Event, title: string, themeId: string, numberText: string): Promise<void> {
    event.preventDefault();
    this.isBlank.set(title.trim() === '');
    const planId = this.desk.id();
    const theme = planThemes.find((each) => each === themeId);
    if (this.isBlank() || !theme || planId === undefined) return;
    const number = Number(numberText);
    const said = { title: title.trim(), theme, ...(Number.isInteger(number) && number > 0 ? { number } : {}) };
    const objective = this.objective();
    const saved = await this.state.send((key) =>
      objective
        ? this.api.changeObjective(objective.id, said, this.version ?? objective.version)
        : this.api.addObjective({ planId, ...said }, key),
    );
    // What was told as somebody else's is what the next try is against.
    this.version = this.state.clash()?.version ?? this.version;
    if (!saved) return;
    this.desk.change((plan) => ({
      ...plan,
      objectives: [...plan.objectives.filter(({ id }) => id !== saved.id), saved],
    }));
    this.desk.refresh();
    this.desk.dialog.set(null);
  }
}
