import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import type { Action, VerificationInput } from '@portal/contracts';
import { newKey, refusedFrom } from '../platform/request';
import { laterFocus } from '../platform/later-focus';
import { roomTexts } from '../platform/room-texts';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';

/** Somebody else looks at what was reported done: adequate, or back in progress with what is missing. */
@Component({
  selector: 'portal-action-verdict',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="verdict">
      <h4>{{ t('verify') }}</h4>
      <p class="second">{{ t('verify.lead') }}</p>
      <label class="field">
        <span>{{ t('verify.note') }}</span>
        <textarea
          #note
          id="verify-note"
          rows="2"
          dir="auto"
          maxlength="4000"
          [attr.aria-invalid]="wrong() ? true : null"
          aria-describedby="verify-wrong"
        ></textarea>
      </label>
      <p class="wrong" id="verify-wrong" role="alert">{{ wrong() }}</p>
      <div class="acts">
        <button type="button" class="button primary" (click)="send({ verdict: 'adequate', note: note.value.trim() })">
          {{ t('verify.adequate') }}
        </button>
        <button type="button" class="button" (click)="back(note.value)">{{ t('verify.not-adequate') }}</button>
      </div>
    </div>
  `,
  styles: `
    .verdict {
      display: grid;
      gap: 10px;
      margin-block-end: 20px;
      padding-block-end: 20px;
      border-block-end: 1px solid var(--line);
    }
    h4 {
      font: 600 0.875rem/1.25rem var(--sans);
      margin: 0;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class ActionVerdict {
  readonly action = input.required<Action>();

  private readonly api = inject(PlanApi);
  private readonly desk = inject(PlanDesk);
  private readonly focus = laterFocus();
  protected readonly t = roomTexts('plan').t;
  protected readonly wrong = signal('');
  private key = newKey();

  protected back(note: string): void {
    if (note.trim() === '') {
      this.wrong.set(this.t('wrong.verify'));
      return this.focus('verify-note');
    }
    void this.send({ verdict: 'not-adequate', note: note.trim(), progress: Math.min(90, this.action().progress) });
  }

  protected async send(input: VerificationInput): Promise<void> {
    this.wrong.set('');
    try {
      const { action } = await this.api.verify(this.action().id, input, this.key);
      this.desk.took([action]);
      this.desk.say(this.t(`verify.said.${input.verdict}`, { reference: action.reference }));
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      if (problem) this.key = newKey();
      this.wrong.set(problem?.errors?.[0]?.detail ?? problem?.detail ?? this.t('no-line'));
    }
  }
}
