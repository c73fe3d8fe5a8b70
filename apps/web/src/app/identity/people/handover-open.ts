import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Handover } from '@portal/contracts';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';

type OpenAction = Handover['plans']['actions'][number];

/** What is open in team, plans and prepared updates, each with the place where it goes on. */
@Component({
  selector: 'portal-handover-open',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './handover-open.html',
  styleUrl: './handover-open.scss',
})
export class HandoverOpen {
  protected readonly formats = inject(Formats);
  protected readonly t = roomTexts('people').t;
  readonly known = input.required<Handover>();

  protected seatWords({ vacantSince, leavingOn }: Handover['team'][number]): string {
    if (vacantSince !== null) return this.t('hand-over.seat-vacant', { day: this.formats.day(vacantSince) });
    return leavingOn === null ? '' : this.t('hand-over.seat-leaving', { day: this.formats.day(leavingOn) });
  }

  protected actionWords({ isOverdue, state, endsOn, assignees }: OpenAction): string {
    const day = this.formats.day(endsOn);
    const names = assignees.filter(Boolean).map((name) => `\u2068${name}\u2069`);
    return this.formats.enumeration([
      isOverdue ? this.t('hand-over.is-overdue', { day }) : this.t('hand-over.is-due', { day }),
      ...(state === 'blocked' ? [this.t('hand-over.is-blocked')] : []),
      ...(names.length > 0 ? [this.t('hand-over.is-assigned', { names: this.formats.list(names) })] : []),
    ]);
  }

  protected counts({ overdue, blocked, assigned }: Handover['plans']): readonly (readonly [string, number])[] {
    return [
      ['overdue', overdue],
      ['blocked', blocked],
      ['assigned', assigned],
    ];
  }

  protected versionWords({ title, number, since }: Handover['plans']['inReview'][number]): string {
    const values = { title, number: this.formats.number(number), day: this.formats.day(since) };
    return this.t('hand-over.in-review-since', values);
  }

  protected importWords({ title, expiresAt }: Handover['plans']['imports'][number]): string {
    return this.t('hand-over.imports-until', { title, day: this.formats.day(expiresAt.slice(0, 10)) });
  }
}
