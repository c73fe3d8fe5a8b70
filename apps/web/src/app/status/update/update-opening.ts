import { inject, Injectable, signal } from '@angular/core';
import type { StatusUpdate } from '@portal/contracts';
import { latestDayBegun } from '@portal/domain';
import { Picture } from '../../platform/picture';
import { newKey, refusedFrom } from '../../platform/request';
import { Session } from '../../platform/session';
import { UpdateApi } from './update-api';
import { UpdateCourier } from './update-courier';
import { UpdateDesk } from './update-desk';
import type { Draft } from './update-draft';
import { draftOf, isAhead, isWritten, newDraft } from './update-draft';
import { UpdateKeep } from './update-keep';
import type { Known } from './update-known';
import { newestDraftOf, reconciled } from './update-known';
import { filesLeft } from './update-lines';

/** What the address asks for. */
export interface Asked {
  readonly iso3: string;
  readonly draft?: string | undefined;
  readonly sent?: string | undefined;
}

/** Opens the page: what lies on the device first, then what the server says, brought together. */
@Injectable()
export class UpdateOpening {
  private readonly api = inject(UpdateApi);
  private readonly desk = inject(UpdateDesk);
  private readonly courier = inject(UpdateCourier);
  private readonly keep = inject(UpdateKeep);
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  private asked: Asked = { iso3: '' };
  /** The draft as it was opened: until something is written there is nothing to keep. */
  private asOpened: Draft | null = null;
  /** Files that wait on the device for this draft. */
  private waitingFiles: readonly string[] = [];

  readonly state = signal<'opening' | 'open' | 'not-allowed' | 'problem' | 'signed-out'>('opening');

  async begin(asked: Asked = this.asked): Promise<void> {
    this.asked = asked;
    this.asOpened = null;
    await this.session.ready;
    if (!this.session.person()) {
      this.state.set('signed-out');
      return;
    }
    this.keep.use(asked.iso3);
    this.desk.today.set(latestDayBegun(new Date().toISOString()));
    const draft = await this.fromDevice();
    await this.fromServer(draft);
  }

  /** Opens another draft; the present one is on the server already. */
  open(update: StatusUpdate): void {
    this.start(draftOf(update, newKey(), (lines) => this.desk.toInputs(lines)));
    this.desk.saved.set(null);
    this.desk.isRestored.set(false);
  }

  /** Keeps what is written, on the device at once and on the server after a breath. */
  async keepDraft(draft: Draft): Promise<void> {
    const known = this.desk.known();
    if (!known || !this.asOpened || draft === this.asOpened) return;
    this.dropFilesExceptOf(draft);
    if (!isWritten(draft) && draft.updateId === null) {
      await this.keep.forget();
      return;
    }
    const isAheadOfServer = isAhead(draft, this.desk.inputs());
    if (isAheadOfServer || this.desk.filesLeft().length > 0) this.courier.later();
    const at = await this.keep.write({ draft, known });
    if (at !== null && (isAheadOfServer || this.desk.missing().length > 0)) {
      this.desk.isRestored.set(false);
      this.desk.saved.set({ at: new Date(at), where: 'device' });
    }
  }

  /** Looks again at what the server knows, after something was withdrawn, discarded or sent. */
  async refresh(): Promise<void> {
    try {
      this.desk.known.set(await this.load());
    } catch {
      // What was known stands until there is a line.
    }
  }

  private async fromDevice(): Promise<Draft> {
    const kept = await this.keep.read();
    if (!kept) return newDraft(newKey());
    this.desk.known.set(kept.value.known);
    this.start(kept.value.draft);
    this.desk.isRestored.set(isWritten(kept.value.draft));
    if (isWritten(kept.value.draft)) this.desk.saved.set({ at: new Date(kept.at), where: 'device' });
    this.state.set('open');
    return kept.value.draft;
  }

  private async fromServer(draft: Draft): Promise<void> {
    try {
      const known = await this.load();
      this.desk.known.set(known);
      if (!known.reporting.mayDraft) {
        this.state.set('not-allowed');
        return;
      }
      await this.bringTogether(this.asOpened ? this.desk.draft() : draft, known);
      this.state.set('open');
      void this.courier.now();
    } catch (failure) {
      const { status } = refusedFrom(failure);
      if (status === 401) this.state.set('signed-out');
      else if (status === 404) this.state.set('not-allowed');
      else if (this.asOpened) this.courier.hasLine.set(false);
      else this.state.set('problem');
    }
  }

  private async bringTogether(draft: Draft, known: Known): Promise<void> {
    const { updates } = known;
    const present = draft.updateId === null ? undefined : await this.presentOf(draft.updateId, updates);
    const wanted = updates.find(({ id, state }) => id === this.asked.draft && state === 'draft');
    const newest = wanted ?? newestDraftOf(this.session.person()?.id ?? '', updates);
    const after = reconciled(draft, present, newest, newKey(), (lines) => this.desk.toInputs(lines));
    this.desk.notice.set(after.notice);
    this.start(after.draft);
    const shown = after.sent ?? (this.asked.sent ? await this.presentOf(this.asked.sent, updates) : undefined);
    this.desk.receipt.set(shown ?? null);
  }

  /** A file whose line was taken back does not stay on the device. */
  private dropFilesExceptOf(draft: Draft): void {
    const left = filesLeft(draft.lines).map(({ key }) => key);
    for (const key of this.waitingFiles) if (!left.includes(key)) void this.keep.dropFile(key);
    this.waitingFiles = left;
  }

  private start(draft: Draft): void {
    this.asOpened = draft;
    this.waitingFiles = filesLeft(draft.lines).map(({ key }) => key);
    this.desk.draft.set(draft);
  }

  private async presentOf(id: string, updates: readonly StatusUpdate[]): Promise<StatusUpdate | undefined> {
    const listed = updates.find((update) => update.id === id);
    if (listed) return listed;
    const answer = await this.api.update(id);
    return answer.kind === 'done' ? answer.value : undefined;
  }

  private load(): Promise<Known> {
    return this.api.known(this.asked.iso3, this.picture.sample(undefined));
  }
}
