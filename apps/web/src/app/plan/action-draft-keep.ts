import { effect, inject, Injectable, untracked } from '@angular/core';
import { Drafts } from '../platform/drafts';
import type { KeptActionDraft } from './action-draft';

/** What somebody is writing in the form of an action, on this device until it is saved. */
@Injectable()
export class ActionDraftKeep {
  private readonly drafts = inject(Drafts);
  private place = '';
  private writing: Promise<unknown> = Promise.resolve();

  /** Reads what was written before under this name; call it while the form is built. */
  restore(name: () => string, take: (kept: KeptActionDraft) => void): void {
    effect(() => {
      this.place = name();
      untracked(() => {
        void this.drafts
          .load<KeptActionDraft>(this.place)
          .then((kept) => {
            if (kept) take(kept.value);
          })
          .catch(() => undefined);
      });
    });
  }

  save(draft: KeptActionDraft): void {
    const { place } = this;
    this.writing = this.writing.then(() => this.drafts.save(place, draft).catch(() => null));
  }

  async forget(): Promise<void> {
    await this.writing;
    await this.drafts.remove(this.place).catch(() => undefined);
  }
}
