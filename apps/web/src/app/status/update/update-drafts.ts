import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { StatusUpdate } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { laterFocus } from '../../platform/later-focus';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { UpdateApi } from './update-api';
import { isAhead } from './update-draft';
import { UpdateDesk } from './update-desk';
import { draftsIn, waitingIn } from './update-known';
import { UpdateOpening } from './update-opening';

/** What of this country waits for a decision, and the drafts besides the open one, each marked by who wrote it. */
@Component({
  selector: 'portal-update-drafts',
  templateUrl: './update-drafts.html',
  styleUrl: './update-drafts.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UpdateDrafts {
  readonly maySend = input(false);

  private readonly api = inject(UpdateApi);
  private readonly desk = inject(UpdateDesk);
  private readonly opening = inject(UpdateOpening);
  private readonly formats = inject(Formats);
  private readonly focus = laterFocus();
  private readonly session = inject(Session);
  private readonly texts = roomTexts('update');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;

  protected readonly asked = signal<string | null>(null);
  protected readonly told = signal<string | null>(null);
  protected readonly waiting = computed(() => waitingIn(this.desk.known()?.updates ?? []));
  protected readonly others = computed(() =>
    draftsIn(this.desk.known()?.updates ?? []).filter(
      ({ id, lines }) => id !== this.desk.draft().updateId && lines.length > 0,
    ),
  );
  /** Another draft opens only when nothing of the present one would be left behind on this device. */
  protected readonly canSwitch = computed(
    () =>
      !isAhead(this.desk.draft(), this.desk.inputs()) &&
      this.desk.filesLeft().length === 0 &&
      this.desk.draft().clashes.length === 0,
  );

  protected waitingWords(update: StatusUpdate): string {
    const left = update.lines.filter(({ state }) => state === 'submitted');
    const lines = left.map(
      ({ indicator }) => this.desk.indicators().find(({ id }) => id === indicator)?.name ?? indicator,
    );
    const sentAt = left[0]?.sentAt ?? update.writtenAt;
    return this.t('waiting.row', {
      lines: this.formats.enumeration(lines),
      day: this.formats.day(sentAt.slice(0, 10)),
    });
  }

  protected writtenBy({ writtenBy, writtenAt }: StatusUpdate): string {
    const isOwn = writtenBy.person?.id === this.session.person()?.id;
    const office = this.texts.common(`role.${writtenBy.role}`);
    const who = isOwn ? this.t('own-name') : (writtenBy.person?.name ?? office);
    return this.t('drafts.by', { who, day: this.formats.instant(writtenAt) });
  }

  protected open(update: StatusUpdate): void {
    this.opening.open(update);
  }

  protected ask(id: string, isAsking: boolean): void {
    this.asked.set(isAsking ? id : null);
    this.focus(`withdraw-${isAsking ? 'yes-' : ''}${id}`);
  }

  protected async withdraw(update: StatusUpdate): Promise<void> {
    this.asked.set(null);
    const answer = await this.api.withdraw(update.id);
    this.told.set(this.wordsFor(answer, this.t('withdraw.done')));
    await this.opening.refresh();
  }

  protected async discard(update: StatusUpdate): Promise<void> {
    const answer = await this.api.discard(update.id);
    this.told.set(this.wordsFor(answer, null));
    await this.opening.refresh();
  }

  private wordsFor(answer: Awaited<ReturnType<UpdateApi['discard' | 'withdraw']>>, done: string | null): string | null {
    if (answer.kind === 'done') return done;
    return answer.kind === 'refused' ? answer.problem.detail : this.t('offline');
  }
}
