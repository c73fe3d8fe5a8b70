import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import type { ActionPlan, ActionPlanPatch } from '@portal/contracts';
import { languages, planTiers } from '@portal/domain';
import { changedFields } from '../ui/changed-fields';
import { formState } from '../ui/form-state';
import { namesOfLanguages } from '../platform/languages';
import { roomTexts } from '../platform/room-texts';
import { Modal } from '../ui/modal';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';

/** The plan itself: title, tier, period, language. */
@Component({
  selector: 'portal-plan-form',
  imports: [Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog portalModal class="dialog" aria-labelledby="plan-form-title" (cancel)="desk.dialog.set(null)">
      @if (desk.whole(); as plan) {
        <form novalidate (submit)="save($event, title.value, tier.value, language.value, starts.value, ends.value)">
          <h2 id="plan-form-title">{{ t('change-plan') }}</h2>
          @if (state.clash(); as theirs) {
            <p class="clash" role="alert">{{ t('clash') }} {{ t('clash.now', { value: theirs.title }) }}</p>
          }
          <label class="field">
            <span>{{ t('field.title') }}</span>
            <input #title dir="auto" maxlength="300" autocomplete="off" [value]="plan.title" />
          </label>
          <label class="field">
            <span>{{ t('field.tier') }}</span>
            <select #tier>
              @for (each of tiers; track each) {
                <option [value]="each" [selected]="each === plan.tier">{{ t('tier.' + each) }}</option>
              }
            </select>
          </label>
          <label class="field">
            <span>{{ t('field.language') }}</span>
            <select #language>
              @for (each of languages; track each) {
                <option [value]="each" [selected]="each === plan.language" [attr.lang]="each">{{ names[each] }}</option>
              }
            </select>
          </label>
          <label class="field">
            <span>{{ t('field.startsOn') }}</span>
            <input #starts type="date" class="number" [value]="plan.startsOn" />
          </label>
          <label class="field">
            <span>{{ t('field.endsOn') }}</span>
            <input #ends type="date" class="number" [value]="plan.endsOn" [attr.aria-invalid]="wrong() ? true : null" />
          </label>
          <p class="wrong" role="alert">{{ wrong() || state.wrong() }}</p>
          <div class="actions">
            <button type="button" class="button" (click)="desk.dialog.set(null)">{{ texts.common('cancel') }}</button>
            <button type="submit" class="button primary">{{ t('save') }}</button>
          </div>
        </form>
      }
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
export class PlanForm {
  private readonly api = inject(PlanApi);
  protected readonly desk = inject(PlanDesk);
  protected readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly tiers = planTiers;
  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  protected readonly state = formState<ActionPlan>('plan');
  protected readonly wrong = signal('');
  private version: number | null = null;

  protected async save(
    event: Event,
    ...[title, tier, language, startsOn, endsOn]: readonly [string, string, string, string, string]
  ): Promise<void> {
    event.preventDefault();
    const plan = this.desk.whole();
    if (!plan) return;
    this.wrong.set(problemOf(title, startsOn, endsOn, this.t));
    if (this.wrong() !== '') return;
    const written: ActionPlanPatch = {
      title: title.trim(),
      tier: planTiers.find((each) => each === tier) ?? plan.tier,
      language: languages.find((each) => each === language) ?? plan.language,
      startsOn,
      endsOn,
    };
    const { title: was, tier: wasTier, language: spoken, startsOn: from, endsOn: to } = plan;
    const before = { title: was, tier: wasTier, language: spoken, startsOn: from, endsOn: to };
    const patch = changedFields(written, before);
    if (Object.keys(patch).length === 0) return this.desk.dialog.set(null);
    const saved = await this.state.send(() => this.api.change(plan, patch, this.version ?? plan.version));
    this.version = this.state.clash()?.version ?? this.version;
    if (!saved) return;
    this.desk.tookPlan(saved);
    this.desk.dialog.set(null);
  }
}

function problemOf(title: string, startsOn: string, endsOn: string, t: (key: string) => string): string {
  if (title.trim() === '') return t('cell.empty');
  if (startsOn === '' || endsOn === '') return t('cell.not-a-day');
  return startsOn > endsOn ? t('cell.ends-before') : '';
}
