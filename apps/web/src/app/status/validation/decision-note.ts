import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { roomTexts } from '../../platform/room-texts';
import { DecisionCourier } from './decision-courier';
import { ValidationDesk } from './validation-desk';

/** What became of the last decision: counting down, told, kept without a line. */
@Component({
  selector: 'portal-decision-note',
  templateUrl: './decision-note.html',
  styleUrl: './decision-note.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DecisionNote {
  protected readonly courier = inject(DecisionCourier);
  protected readonly desk = inject(ValidationDesk);
  private readonly texts = roomTexts('validation');
  protected readonly t = this.texts.t;
  protected readonly left = computed(() => this.texts.n('undo.left', this.courier.secondsLeft()));

  protected readonly heldWords = computed(() => {
    const held = this.courier.held();
    return held ? this.t(`told.${held.decision.decision}`, { title: this.desk.titleOf(held) }) : null;
  });
  protected readonly answeredWords = computed(() => {
    const answered = this.courier.answered();
    if (!answered) return null;
    return this.t(`told.sent-${answered.decision.decision}`, { title: this.desk.titleOf(answered) });
  });
  /** A refused line that is not open any more is told here. */
  protected readonly refusals = computed(() =>
    this.courier
      .refused()
      .filter(({ claimId }) => claimId !== this.desk.claim()?.id)
      .map((refused) => ({
        claimId: refused.claimId,
        words: `${this.desk.titleOf(refused)}: ${
          refused.code === 'withdrawn' || refused.code === 'decided'
            ? this.t(`refused.${refused.code}`)
            : refused.detail
        }`,
      })),
  );
}
