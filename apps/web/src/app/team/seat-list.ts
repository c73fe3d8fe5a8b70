import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { Holder, SeatHolding, SeatOnDay, TeamPicture } from '@portal/contracts';
import { type SeatPlace, seatPlaces } from '@portal/domain';
import { NgTemplateOutlet } from '@angular/common';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { Screen } from '../platform/screen';
import { DomainMarks } from '../ui/domain-marks';
import { Icon } from '../ui/icon';
import { SeatHistory } from './seat-history';
import type { TeamForm } from './forms';
import { cellBeside } from './seat-cells';
import { untilOf } from './team-lines';

/** The seats of a day: a table, and blocks on the phone. A person who is not shown leaves the row in its place. */
@Component({
  selector: 'portal-seat-list',
  imports: [DomainMarks, Icon, NgTemplateOutlet, SeatHistory],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown)': 'walk($event)' },
  templateUrl: './seat-list.html',
  styleUrl: './seat-list.scss',
})
export class SeatList {
  protected readonly formats = inject(Formats);
  protected readonly screen = inject(Screen);
  protected readonly t = roomTexts('team').t;
  readonly seats = input.required<readonly SeatOnDay[]>();
  readonly sectors = input.required<TeamPicture['sectors']>();
  readonly mayWrite = input.required<boolean>();
  readonly opened = output<TeamForm>();
  readonly corrected = output<Holder>();

  private readonly isAsked = signal(false);
  /** What can be changed is offered when it is asked for, so that the list reads as a list. */
  protected readonly isEditing = computed(() => this.mayWrite() && this.isAsked());
  /** How people are reached is shown when it is asked for, to those who may know. */
  protected readonly isReaching = signal(false);
  protected readonly hasContacts = computed(() =>
    this.seats().some(({ principal, alternate }) => [principal, alternate].some((each) => each?.holder?.contact)),
  );
  /** The seat whose history is open under its row; closed when the seats change, so that it never tells an old one. */
  protected readonly openedSeat = linkedSignal<readonly SeatOnDay[], string | null>({
    source: () => this.seats(),
    computation: () => null,
  });
  protected readonly places = seatPlaces;
  protected readonly untilOf = untilOf;

  protected sectorOf({ sector }: SeatOnDay): string {
    return this.sectors().find(({ id }) => id === sector)?.name ?? sector;
  }

  /** Whether the reader knows names that others do not. */
  protected isNamedHere({ shownTo, principal, alternate }: SeatOnDay): boolean {
    return shownTo === 'country' && (principal?.holder ?? alternate?.holder ?? null) !== null;
  }

  protected holderAt(seat: SeatOnDay, place: SeatPlace): SeatHolding | null {
    return place === 'principal' ? seat.principal : seat.alternate;
  }

  /** `chair, since 3 May 2023`; a plain member is only since when. */
  protected termOf({ role, since }: SeatHolding): string {
    const begun = this.t('since', { day: this.formats.shortDay(since) });
    return role === 'member' ? begun : this.formats.enumeration([this.t(`role.${role}`), begun]);
  }

  /** What stands in the place of a name where nobody is in office. */
  protected gapAt(seat: SeatOnDay, place: SeatPlace): string {
    if (place === 'alternate' && !seat.hadAlternate) return this.t('alternate.none');
    const since = place === 'alternate' ? seat.alternateVacantSince : seat.vacantSince;
    return since === null ? this.t('vacant') : this.t('vacant.since', { day: this.formats.shortDay(since) });
  }

  protected nameFor(seat: SeatOnDay, place: SeatPlace): void {
    this.opened.emit({ kind: 'name', seat, place, since: null });
  }

  protected turnSeat(id: string): void {
    this.openedSeat.update((open) => (open === id ? null : id));
  }

  /** Arrows go from cell to cell, Enter on one opens the seat; fields and buttons keep their own keys. */
  protected walk(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const cell = target.closest<HTMLElement>('th, td');
    const seat = cell?.closest<HTMLElement>('tr')?.dataset['seat'];
    if (!cell || seat === undefined) return;
    if (key === 'Enter' && target === cell) {
      this.turnSeat(seat);
      event.preventDefault();
      return;
    }
    const next = cellBeside(cell, key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  protected turnReaching(): void {
    this.isReaching.update((is) => !is);
  }

  protected turnEditing(): void {
    this.isAsked.update((is) => !is);
  }

  protected end(seat: SeatOnDay, holding: SeatHolding): void {
    this.opened.emit({ kind: 'end', seat, holding });
  }
}
