import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { Action } from '@portal/contracts';
import { laterFocus } from '../platform/later-focus';
import { newKey, refusedFrom } from '../platform/request';
import { Screen } from '../platform/screen';
import { Icon } from '../ui/icon';
import { ActionAbout } from './action-about';
import { ActionReport } from './action-report';
import { ActionRisks } from './action-risks';
import { ActionServes } from './action-serves';
import { ActionReports } from './action-reports';
import { ActionVerdict } from './action-verdict';
import { actionWords } from './action-words';
import { GanttDelay } from './gantt-delay';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';
import { ReportDesk } from './report-desk';

/** An opened row: about, reports so far, and the form of the next report. On the phone the form comes first. */
@Component({
  selector: 'portal-action-panel',
  imports: [ActionAbout, ActionRisks, ActionServes, ActionReport, ActionReports, ActionVerdict, GanttDelay, Icon],
  templateUrl: './action-panel.html',
  styleUrl: './action-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionPanel {
  readonly action = input.required<Action>();
  readonly closed = output();

  private readonly api = inject(PlanApi);
  private readonly reports = inject(ReportDesk);
  private readonly focus = laterFocus();
  protected readonly desk = inject(PlanDesk);
  protected readonly screen = inject(Screen);
  protected readonly words = actionWords();
  protected readonly t = this.words.t;
  protected readonly wrong = signal('');
  private readonly key = newKey();
  /** What is done has nothing to report, unless somebody says so. */
  private readonly mayReport = computed(() => this.action().rights.report.may);
  private readonly isOver = computed(() => ['done', 'verified'].includes(this.action().state));
  protected readonly isReporting = linkedSignal({
    source: () => `${this.action().id} ${this.mayReport()} ${this.isOver()}`,
    computation: () => this.mayReport() && (!this.isOver() || untracked(() => this.reports.hasDraft(this.action().id))),
  });
  protected readonly cannotReport = computed(() => {
    const { why } = this.action().rights.report;
    return why === null ? '' : this.t(`cannot-report.${why}`);
  });
  protected readonly edit = computed(() => {
    const { may, why } = this.action().rights.edit;
    if (may) return 'change';
    return why === 'frozen' && this.desk.whole()?.rights.nextVersion.may ? 'next-version' : null;
  });
  protected readonly nextNumber = computed(() => String((this.desk.whole()?.number ?? 0) + 1));

  /** What was sent is among the reports now. */
  protected sent(): void {
    this.isReporting.set(false);
    this.focus('panel-title');
  }

  protected change(): void {
    if (this.edit() === 'next-version') return this.desk.dialog.set({ kind: 'next-version' });
    this.desk.dialog.set({ kind: 'action', action: this.action(), objectiveId: null });
  }

  protected async reinstate(reason: string): Promise<void> {
    try {
      const { action } = await this.api.reinstate(this.action().id, { reason }, this.key);
      this.desk.took([action]);
    } catch (failure) {
      this.wrong.set(refusedFrom(failure).problem?.detail ?? this.t('no-line'));
    }
  }
}
