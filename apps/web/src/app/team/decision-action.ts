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
import { RouterLink } from '@angular/router';
import type { MeetingDecision, TeamMeeting } from '@portal/contracts';
import { isFrozenLife } from '@portal/domain';
import { PlanApi } from '../plan/plan-api';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { formState } from '../ui/form-state';
import { Modal } from '../ui/modal';
import { MeetingsApi } from './meetings-api';

/** What a meeting decided becomes an action: in which plan, under which objective, by what name, until when. */
@Component({
  selector: 'portal-decision-action',
  imports: [Modal, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decision-action.html',
  styles: `
    .wrong:empty {
      display: none;
    }
    .dialog {
      max-block-size: calc(100dvh - 32px);
      overflow: auto;
    }
  `,
})
export class DecisionAction {
  readonly meeting = input.required<TeamMeeting>();
  readonly decision = input.required<MeetingDecision>();
  readonly done = output();
  readonly closed = output();

  private readonly plans = inject(PlanApi);
  private readonly meetings = inject(MeetingsApi);
  private readonly formats = inject(Formats);
  private readonly texts = roomTexts('team');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  protected readonly state = formState('team');

  protected readonly listed = this.plans.plansOf(() => ({ iso3: this.meeting().iso3, sample: 'include' }));
  /** Those that can still be written. */
  protected readonly open = computed(() =>
    this.listed.hasValue()
      ? this.listed.value().items.filter(({ sight, life }) => sight === 'whole' && !isFrozenLife(life))
      : [],
  );
  protected readonly planId = linkedSignal(() => this.open()[0]?.id);
  private readonly answer = this.plans.plan(() => this.planId());
  protected readonly plan = computed(() => {
    const plan = this.answer.hasValue() ? this.answer.value() : null;
    return plan?.sight === 'whole' ? plan : null;
  });
  protected readonly objectives = computed(() => this.plan()?.objectives ?? []);
  protected readonly objectiveId = linkedSignal(() => this.objectives()[0]?.id);
  protected readonly title = linkedSignal(() => this.decision().text.replaceAll(/\s+/g, ' ').trim().slice(0, 300));
  /** The day by which the decision is due, where it lies within the plan. */
  protected readonly endsOn = linkedSignal(() => {
    const [plan, due] = [this.plan(), this.decision().due];
    return plan && due !== null && plan.startsOn <= due && due <= plan.endsOn ? due : '';
  });
  protected readonly isBlank = signal(false);
  protected readonly titleWrong = computed(() =>
    this.isBlank() ? this.t('form.missing') : (this.state.errors().get('/title') ?? ''),
  );

  protected nameOf({ title, number }: { readonly title: string; readonly number: number }): string {
    return this.t('to-action.plan.of', { title, number: this.formats.number(number) });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [title, objectiveId] = [this.title().trim(), this.objectiveId()];
    this.isBlank.set(title === '');
    if (title === '' || objectiveId === undefined) return;
    const endsOn = this.endsOn();
    const said = { objectiveId, title, ...(endsOn === '' ? {} : { endsOn }) };
    const saved = await this.state.send((key) => this.meetings.becomeAction(this.decision().id, said, key));
    if (saved) this.done.emit();
  }
}
