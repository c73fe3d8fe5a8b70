import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { AttendanceNotes } from '@portal/contracts';
import type { DelegateAttendance } from '@portal/domain';
import { Drafts } from '../platform/drafts';
import { Line } from '../platform/line';
import { newKey, refusedFrom } from '../platform/request';
import { DelegationApi } from './delegation-api';

type Note = AttendanceNotes['notes'][number];

/**
 * Attendance as it is noted on the day: kept on this device first, sent at once or when there is a line again. Each note
 * carries when it was made, so that sending the same twice changes nothing.
 */
@Injectable()
export class AttendanceNotebook {
  private readonly api = inject(DelegationApi);
  private readonly drafts = inject(Drafts);
  private readonly line = inject(Line);
  private roundTable = '';
  private isSending = false;
  /** What was noted and not taken yet, the latest of each person. */
  readonly waiting = signal<readonly Note[]>([]);
  readonly refused = signal<string | null>(null);
  /** Counts what was taken, so that the page asks again. */
  readonly taken = signal(0);

  constructor() {
    effect(() => {
      if (this.line.isUp()) untracked(() => void this.send());
    });
  }

  /** Goes on with what this device kept. */
  async open(roundTable: string): Promise<void> {
    if (this.roundTable === roundTable) return;
    this.roundTable = roundTable;
    const kept = await this.drafts.load<readonly Note[]>(this.record);
    this.waiting.update((now) => latest([...(kept?.value ?? []), ...now]));
    await this.send();
  }

  async note(delegateId: string, attended: DelegateAttendance): Promise<void> {
    const at = new Date().toISOString();
    this.waiting.update((notes) => latest([...notes, { delegateId, attended, at }]));
    await this.drafts.save(this.record, this.waiting());
    await this.send();
  }

  private get record(): string {
    return `attendance/${this.roundTable}`;
  }

  private async send(): Promise<void> {
    const notes = this.waiting();
    if (this.isSending || notes.length === 0 || this.roundTable === '') return;
    this.isSending = true;
    this.refused.set(null);
    try {
      await this.api.noteAttendance({ roundTable: this.roundTable, notes: [...notes] }, newKey());
      this.waiting.update((now) => now.filter((each) => !notes.includes(each)));
      await this.drafts.save(this.record, this.waiting());
      this.taken.update((count) => count + 1);
    } catch (failure) {
      const refused = refusedFrom(failure);
      if (!refused.isOffline) this.refused.set(refused.problem?.detail ?? refused.message);
      return;
    } finally {
      this.isSending = false;
    }
    // Noted while it was sent.
    await this.send();
  }
}

function latest(notes: readonly Note[]): readonly Note[] {
  return [...new Map(notes.map((note) => [note.delegateId, note])).values()];
}
