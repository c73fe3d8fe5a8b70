import { computed, inject, Injectable, signal } from '@angular/core';
import type { Decision, WaitingClaim } from '@portal/contracts';
import { Drafts } from '../../platform/drafts';
import { newKey } from '../../platform/request';
import type { DecisionEvent, HeldDecision } from './held-decisions';
import { afterEvent, decidedHere, nothingHeld, secondsLeft, secondsToUndo, toKeep } from './held-decisions';
import { ValidationApi } from './validation-api';

const record = 'validation/decisions';
const pauseWithoutLine = 8000;

/** Holds each decision for ten seconds, then carries it to the server; keeps it on the device until answered. */
@Injectable()
export class DecisionCourier {
  private readonly api = inject(ValidationApi);
  private readonly drafts = inject(Drafts);
  private readonly state = signal(nothingHeld);
  private readonly now = signal(Date.now());
  private clock: ReturnType<typeof setInterval> | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;

  readonly held = computed(() => this.state().held);
  readonly kept = computed(() => this.state().kept);
  readonly refused = computed(() => this.state().refused);
  readonly answered = computed(() => this.state().answered);
  readonly decided = computed(() => decidedHere(this.state()));
  readonly secondsLeft = computed(() => {
    const held = this.held();
    return held ? secondsLeft(held, this.now()) : 0;
  });
  /** Counts what the server has taken or refused: the queue is read again each time. */
  readonly settled = signal(0);

  /** Sends what an earlier visit could not: decided is decided. */
  async begin(): Promise<void> {
    const kept = await this.drafts.load<readonly HeldDecision[]>(record).catch(() => null);
    for (const decision of kept?.value ?? []) {
      this.apply({ event: 'taken', decision });
      this.apply({ event: 'let-go' });
    }
  }

  take({ id, iso3, indicator }: WaitingClaim, decision: Decision): void {
    const takenAt = Date.now();
    this.now.set(takenAt);
    this.apply({ event: 'taken', decision: { claimId: id, iso3, indicator, decision, key: newKey(), takenAt } });
    this.count();
  }

  undo(): void {
    this.stopClock();
    this.apply({ event: 'undone' });
  }

  /** The page is left, or its time is over. */
  letGo(): void {
    this.stopClock();
    this.apply({ event: 'let-go' });
  }

  lineBack(): void {
    clearTimeout(this.again);
    this.apply({ event: 'line-back' });
  }

  /** The person has read why a decision was refused. */
  read(claimId: string): void {
    this.apply({ event: 'read', claimId });
  }

  private count(): void {
    this.stopClock();
    this.clock = setInterval(() => {
      this.now.set(Date.now());
      const held = this.held();
      if (!held || this.now() - held.takenAt >= secondsToUndo * 1000) this.letGo();
    }, 250);
  }

  private stopClock(): void {
    clearInterval(this.clock);
  }

  private apply(event: DecisionEvent): void {
    const before = this.state();
    const after = afterEvent(before, event);
    this.state.set(after);
    void this.drafts.save(record, toKeep(after)).catch(() => null);
    const isNew = ({ claimId }: HeldDecision) => !before.sending.some((each) => each.claimId === claimId);
    for (const decision of after.sending.filter(isNew)) void this.deliver(decision);
  }

  private async deliver(decision: HeldDecision): Promise<void> {
    const { claimId } = decision;
    const delivery = await this.api.decide(decision);
    if (delivery.kind === 'line-lost') {
      this.apply({ event: 'line-lost', claimId });
      clearTimeout(this.again);
      this.again = setTimeout(() => this.lineBack(), pauseWithoutLine);
      return;
    }
    if (delivery.kind === 'answered') this.apply({ event: 'answered', claimId });
    else this.apply({ ...delivery, event: 'refused', claimId });
    this.settled.update((count) => count + 1);
  }
}
