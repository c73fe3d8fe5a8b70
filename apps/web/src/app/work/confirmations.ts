import { inject, Injectable, signal } from '@angular/core';
import { newKey, refusedFrom } from '../platform/request';
import { WorkApi } from './work-api';
import type { OneClick } from './work-groups';

/** What became of one click in a row. */
export type ConfirmationState =
  | { readonly kind: 'sending' }
  | { readonly kind: 'sent'; readonly updateId: string }
  | { readonly kind: 'kept' }
  | { readonly kind: 'undone' }
  | { readonly kind: 'refused'; readonly detail: string };

/** Confirmations made in the list: answered at once, taken back as long as nobody decided. */
@Injectable()
export class Confirmations {
  private readonly api = inject(WorkApi);
  private readonly keys = new Map<string, string>();
  private readonly waiting = new Map<string, OneClick>();
  private readonly states = signal<Readonly<Record<string, ConfirmationState>>>({});

  stateOf(id: string): ConfirmationState | null {
    return this.states()[id] ?? null;
  }

  async confirm(item: OneClick): Promise<void> {
    const key = this.keys.get(item.id) ?? newKey();
    this.keys.set(item.id, key);
    this.set(item.id, { kind: 'sending' });
    try {
      const confirmation = { indicator: item.indicator, confirms: item.claimId };
      const update = await this.api.confirm(item.iso3, confirmation, key);
      this.waiting.delete(item.id);
      this.set(item.id, { kind: 'sent', updateId: update.id });
    } catch (failure) {
      const refused = refusedFrom(failure);
      if (refused.isOffline || refused.status >= 500) {
        this.waiting.set(item.id, item);
        this.set(item.id, { kind: 'kept' });
      } else {
        this.keys.delete(item.id);
        this.set(item.id, { kind: 'refused', detail: refused.problem?.detail ?? '' });
      }
    }
  }

  async undo(id: string): Promise<void> {
    const state = this.states()[id];
    if (state?.kind !== 'sent') return;
    try {
      await this.api.withdraw(state.updateId);
      this.keys.delete(id);
      this.set(id, { kind: 'undone' });
    } catch (failure) {
      this.set(id, { kind: 'refused', detail: refusedFrom(failure).problem?.detail ?? '' });
    }
  }

  /** The line is back: what was kept goes, under its old key. */
  lineBack(): void {
    for (const item of this.waiting.values()) void this.confirm(item);
  }

  private set(id: string, state: ConfirmationState): void {
    this.states.update((states) => ({ ...states, [id]: state }));
  }
}
