import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Action } from '@portal/contracts';
import type { ReportableState } from '@portal/domain';
import { Formats } from '../platform/formats';
import { laterFocus } from '../platform/later-focus';
import { Line } from '../platform/line';
import { ActionEvidence } from './action-evidence';
import { actionWords } from './action-words';
import { PlanDesk } from './plan-desk';
import { firstWrong, needsDespite, problemsOfReport, type ReportField, withState } from './report-draft';
import { ReportDesk } from './report-desk';

/** The form of a report. Its button says what it does; what is written lies on the device until the server has it. */
@Component({
  selector: 'portal-action-report',
  imports: [ActionEvidence],
  templateUrl: './action-report.html',
  styleUrls: ['./report-fields.scss', './action-report.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionReport {
  readonly action = input.required<Action>();
  /** The state to begin with, where the form was opened to say just that. */
  readonly only = input<ReportableState | null>(null);
  readonly done = output();
  readonly closed = output();

  private readonly desk = inject(PlanDesk);
  private readonly focus = laterFocus();
  private readonly formats = inject(Formats);
  protected readonly line = inject(Line);
  protected readonly reports = inject(ReportDesk);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;

  protected readonly kept = computed(() => this.reports.of(this.action()));
  protected readonly draft = computed(() => {
    const { draft } = this.kept();
    const only = this.only();
    return only !== null && !this.reports.hasDraft(this.action().id)
      ? withState(draft, only, this.action().progress)
      : draft;
  });
  protected readonly state = computed(() => this.reports.stateOf(this.action().id));
  protected readonly states = computed<readonly ReportableState[]>(() => {
    const { state, rights } = this.action();
    return [
      ...(state === 'not-started' ? (['not-started'] as const) : []),
      'in-progress',
      'blocked',
      'done',
      ...(rights.cancel.may ? (['cancelled'] as const) : []),
    ];
  });
  private readonly waitsFor = computed(() => this.action().dependsOn.flatMap((id) => this.desk.action(id) ?? []));
  protected readonly asksDespite = computed(() => needsDespite(this.draft(), this.waitsFor()));
  protected readonly progressIsSettled = computed(() =>
    ['done', 'not-started', 'cancelled'].includes(this.draft().state),
  );
  protected readonly noteLabel = computed(() => {
    const last = this.action().latest?.day;
    return last ? this.t('report.note-since', { day: this.formats.day(last) }) : this.t('report.note');
  });
  protected readonly button = computed(() => {
    const { state, progress } = this.draft();
    const percent = this.words.percent(progress);
    return state === 'in-progress' ? this.t('report.send', { percent }) : this.t(`report.send.${state}`, { percent });
  });
  protected readonly savedAt = computed(() => {
    const { savedAt } = this.state();
    return savedAt === null ? '' : this.t('draft-saved', { time: this.formats.time(savedAt) });
  });

  protected say(change: Parameters<ReportDesk['say']>[1]): void {
    void this.reports.say(this.action(), { ...this.draft(), ...change });
  }

  protected choose(state: ReportableState): void {
    void this.reports.say(this.action(), withState(this.draft(), state, this.action().progress));
  }

  protected sayProgress(value: string): void {
    const progress = Math.min(100, Math.max(0, Math.round(Number(value))));
    if (Number.isFinite(progress)) this.say({ progress });
  }

  protected problemOf(field: ReportField): string {
    const said = this.state().problems[field] ?? '';
    return said.startsWith('wrong.') ? this.t(said) : said;
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.state().isSending) return;
    // What only the page had chosen becomes the draft's own.
    await this.reports.say(this.action(), this.draft());
    const problems = problemsOfReport(this.draft(), this.action(), this.waitsFor(), new Date().toISOString());
    const first = firstWrong(problems);
    if (first) {
      this.reports.refuse(this.action().id, problems);
      return this.focus(`report-${first}`);
    }
    const { reference, id } = this.action();
    const reported = await this.reports.send(this.action());
    if (reported) {
      this.desk.say(this.t('report.sent', { reference }));
      this.done.emit();
    } else {
      const wrong = firstWrong(this.reports.stateOf(id).problems);
      if (wrong) this.focus(`report-${wrong}`);
    }
  }

  protected async drop(): Promise<void> {
    await this.reports.forget(this.action().id);
    this.closed.emit();
  }
}
