import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Invitee, MeetingDecision } from '@portal/contracts';
import { type Attendance, attendances, dayOfInstant } from '@portal/domain';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { DecisionAction } from './decision-action';
import type { TeamForm } from './forms';
import { isLate } from './meeting-lines';
import { MeetingsApi } from './meetings-api';
import { TeamDialog } from './team-dialog';

/** One meeting of a team: when and where, its agenda, who was there, what was decided, its minutes. */
@Component({
  selector: 'portal-meeting-page',
  imports: [DecisionAction, Icon, NotFoundPage, ProblemNote, RouterLink, TeamDialog],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './meeting-page.html',
  styleUrl: './meeting-page.scss',
})
export class MeetingPage {
  private readonly api = inject(MeetingsApi);
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  private readonly plan = roomTexts('plan');

  readonly iso3 = input.required<string>();
  readonly id = input.required<string>();

  protected readonly attendances = attendances;
  protected readonly today = dayOfInstant(new Date().toISOString());
  protected readonly asked = this.api.one(() => (this.session.isKnown() ? this.id() : undefined));
  private readonly country = inject(NetworkApi).country(this.iso3, () =>
    this.session.isKnown() ? { sample: 'exclude' } : undefined,
  );
  protected readonly isMissing = computed(() => [404, 422].includes(this.asked.statusCode() ?? 200));
  protected readonly known = linkedSignal(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly name = computed(() => (this.country.hasValue() ? this.country.value().name : this.iso3()));
  protected readonly mayWrite = computed(() => {
    const meeting = this.known();
    return meeting !== null && meeting.mayWrite && !meeting.isCancelled;
  });
  protected readonly isOver = computed(() => Date.parse(this.known()?.endsAt ?? '') < Date.now());
  protected readonly day = computed(() => this.formats.day((this.known()?.starts ?? this.today).slice(0, 10)));
  protected readonly time = computed(() => {
    const meeting = this.known();
    return meeting ? this.timeIn(meeting.zone) : '';
  });
  /** The reader's own clock, where it shows something else. */
  protected readonly ownTime = computed(() => {
    const own = this.timeIn(undefined);
    return own === this.time() ? '' : own;
  });
  protected readonly form = signal<TeamForm | null>(null);
  /** The decision that is about to become an action. */
  protected readonly becoming = signal<MeetingDecision | null>(null);
  protected readonly said = signal('');
  protected readonly wrong = signal('');

  constructor() {
    pageTitle(() => this.formats.enumeration([this.t('meeting.title', { day: this.day() }), this.name()]));
  }

  protected open(form: TeamForm): void {
    this.said.set('');
    this.form.set(form);
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
  }

  protected nameOf({ member }: Invitee): string {
    return member ? this.whoIs(member) : this.t('seat.hidden');
  }

  protected became(): void {
    this.becoming.set(null);
    this.said.set(this.t('to-action.done'));
    this.asked.reload();
  }

  /** How the action stands that a decision became: its state, and how far it is. */
  protected standing({ state, progress }: NonNullable<MeetingDecision['action']>): string {
    return this.formats.enumeration([this.plan.t(`state.${state}`), this.formats.percent(progress / 100)]);
  }

  protected isLate(decision: MeetingDecision): boolean {
    return isLate(decision, this.today);
  }

  protected async attend({ member }: Invitee, value: string): Promise<void> {
    const attendance = attendances.find((each): each is Attendance => each === value);
    const meeting = this.known();
    if (!member || !meeting || attendance === undefined) return;
    await this.keep(async () => {
      const input = { attendance: [{ memberId: member.id, attendance }] };
      this.known.set(await this.api.attend(meeting.id, input, meeting.version));
      return this.t('attendance.kept', { name: this.whoIs(member), attendance: this.t(`attendance.${attendance}`) });
    });
  }

  protected async settle({ id, version, doneOn }: MeetingDecision): Promise<void> {
    await this.keep(async () => {
      await this.api.settle(id, { isDone: doneOn === null }, version);
      this.asked.reload();
      return this.t(doneOn === null ? 'decision.settled' : 'decision.reopened');
    });
  }

  private whoIs({ name, isErased }: NonNullable<Invitee['member']>): string {
    return isErased ? this.t('former') : name;
  }

  /** What was said stays on the page as it was before, where it was not taken. */
  private async keep(act: () => Promise<string>): Promise<void> {
    this.wrong.set('');
    try {
      this.said.set(await act());
    } catch (failure) {
      const { problem, status } = refusedFrom(failure);
      this.said.set('');
      this.wrong.set(status === 412 ? this.t('form.faster') : (problem?.detail ?? this.texts.common('offline')));
      this.asked.reload();
    }
  }

  private timeIn(zone: string | undefined): string {
    const meeting = this.known();
    if (!meeting) return '';
    return `${this.formats.time(meeting.startsAt, zone)}\u2013${this.formats.time(meeting.endsAt, zone)}`;
  }
}
