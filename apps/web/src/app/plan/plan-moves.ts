import { inject, Injectable } from '@angular/core';
import type { Action } from '@portal/contracts';
import type { ActionState } from '@portal/domain';
import { newKey, refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { PlanApi } from './plan-api';
import { asksFirst } from './plan-columns';
import { PlanDesk } from './plan-desk';
import { withState } from './report-draft';
import { ReportDesk } from './report-desk';

/** A card set down in another column: what needs words is asked, the rest is reported at once. */
@Injectable()
export class PlanMoves {
  private readonly api = inject(PlanApi);
  private readonly desk = inject(PlanDesk);
  private readonly reports = inject(ReportDesk);
  private readonly texts = roomTexts('plan');

  to(action: Action, state: ActionState): void {
    if (state === 'verified' || asksFirst(state)) {
      if (state !== 'verified') void this.begin(action, state);
      this.desk.dialog.set({ kind: 'finish', action });
    } else void this.report(action, state);
  }

  private async begin(action: Action, state: Exclude<ActionState, 'verified'>): Promise<void> {
    await this.reports.say(action, withState(this.reports.of(action).draft, state, action.progress));
  }

  private async report(action: Action, state: Exclude<ActionState, 'verified'>): Promise<void> {
    const { progress } = withState(
      { ...this.reports.of(action).draft, progress: action.progress },
      state,
      action.progress,
    );
    try {
      const input = { actionId: action.id, state, progress, note: '', evidence: [] };
      const reported = await this.api.report(input, newKey());
      this.desk.took([reported.action]);
      const { reference } = action;
      this.desk.say(this.texts.t('board.moved', { reference, state: this.texts.t(`state.${state}`) }));
    } catch (failure) {
      this.desk.say(refusedFrom(failure).problem?.detail ?? this.texts.t('no-line'));
    }
  }
}
