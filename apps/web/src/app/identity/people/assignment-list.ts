import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { RoleAssignment, Scope } from '@portal/contracts';
import { addDays, dayOfInstant } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { type Refused, refusedFrom } from '../../platform/request';
import { roomTexts } from '../../platform/room-texts';
import { refusedWords } from '../refused-words';
import { PeopleApi } from './people-api';

/** Who holds what from when until when; ending a term, and erasing who has left, are done in its row. */
@Component({
  selector: 'portal-assignment-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './assignment-list.html',
  styleUrl: './people-rows.scss',
})
export class AssignmentList {
  private readonly api = inject(PeopleApi);
  private readonly texts = roomTexts('people');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly formats = inject(Formats);
  readonly assignments = input.required<readonly RoleAssignment[]>();
  readonly placeName = input.required<(scope: Scope) => string>();
  /** Whether the reader may call the act at all. */
  readonly mayGrant = input.required<boolean>();
  readonly termEnded = output<RoleAssignment>();
  readonly accountErased = output<void>();

  protected readonly today = dayOfInstant(new Date().toISOString());
  protected readonly yesterday = addDays(this.today, -1);
  protected readonly opened = signal<string | null>(null);
  protected readonly isBusy = signal(false);
  private readonly refused = signal<Refused | null>(null);
  protected readonly wrong = computed(() => refusedWords(this.refused(), this.common('offline')));

  /** A term that is over has no end to set. */
  protected mayEnd({ mayEnd, until }: RoleAssignment): boolean {
    return this.mayGrant() && mayEnd && (until === null || until >= this.today);
  }

  protected open({ id }: RoleAssignment): void {
    this.refused.set(null);
    this.opened.update((opened) => (opened === id ? null : id));
  }

  protected async end(event: Event, assignment: RoleAssignment, until: string): Promise<void> {
    event.preventDefault();
    if (until) await this.carryOut(async () => this.termEnded.emit(await this.api.end(assignment, until)));
  }

  protected async erase(assignment: RoleAssignment): Promise<void> {
    await this.carryOut(async () => {
      await this.api.erase(assignment);
      this.accountErased.emit();
    });
  }

  private async carryOut(act: () => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    this.refused.set(null);
    try {
      await act();
      this.opened.set(null);
    } catch (failure) {
      this.refused.set(refusedFrom(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}
