import '../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Formats } from '../platform/formats';
import { laterFocus } from '../platform/later-focus';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { SignInForm } from '../ui/sign-in-form';
import { type Answer, answered, answerFrom, answers, fieldsOf } from './action-answer';
import { ActionAnswerDesk } from './action-answer-desk';
import { ActionEvidence } from './action-evidence';
import { actionWords } from './action-words';
import { PlanDesk } from './plan-desk';
import { firstWrong, problemsOfReport, type ReportField, reportFields } from './report-draft';
import { ReportDesk } from './report-desk';

/** How one action stands, said from a mail on one screen: nothing to look for, and nothing asked beyond the least. */
@Component({
  selector: 'portal-action-answer-page',
  imports: [ActionEvidence, Icon, NotFoundPage, ProblemNote, RouterLink, SignInForm],
  providers: [ActionAnswerDesk, { provide: PlanDesk, useExisting: ActionAnswerDesk }, ReportDesk],
  templateUrl: './action-answer-page.html',
  styleUrls: ['./report-fields.scss', './action-answer-page.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionAnswerPage {
  private readonly router = inject(Router);
  private readonly focus = laterFocus();
  protected readonly desk = inject(ActionAnswerDesk);
  protected readonly reports = inject(ReportDesk);
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly words = actionWords();
  protected readonly texts = roomTexts('plan-answer');
  protected readonly t = this.texts.t;
  protected readonly answers = answers;

  readonly id = input.required<string>();
  /** The answer that was chosen in the mail. */
  readonly say = input<string>();

  protected readonly sent = signal(false);
  protected readonly answer = computed(() => answerFrom(this.say()));
  protected readonly isMissing = computed(() => [404, 422].includes(this.desk.answer.statusCode() ?? 200));
  protected readonly action = this.desk.action;
  private readonly state = computed(() => this.reports.stateOf(this.id()));
  protected readonly isSending = computed(() => this.state().isSending);
  protected readonly refusal = computed(() => this.state().refusal);
  protected readonly isWaiting = computed(() => {
    const action = this.action();
    return action !== null && this.reports.of(action).isToBeSent && !this.isSending();
  });
  protected readonly draft = computed(() => {
    const [action, answer] = [this.action(), this.answer()];
    if (!action) return null;
    const { draft } = this.reports.of(action);
    return answer ? answered(draft, answer, action) : draft;
  });
  protected readonly fields = computed<readonly ReportField[]>(() => {
    const [action, answer] = [this.action(), this.answer()];
    if (!action || !answer) return [];
    const asked = reportFields.filter((field) => this.state().problems[field] !== undefined);
    return fieldsOf(answer, action, this.draft()?.despite ? [...asked, 'despite'] : asked);
  });
  protected readonly savedAt = computed(() => {
    const { savedAt } = this.state();
    return savedAt === null ? '' : this.words.t('draft-saved', { time: this.formats.time(savedAt) });
  });
  protected readonly refused = computed(() => {
    const { may, why } = this.action()?.rights.report ?? { may: true, why: null };
    return may ? '' : this.words.t(`cannot-report.${why ?? 'not-your-plan'}`);
  });

  constructor() {
    pageTitle(() => this.action()?.title ?? this.t('title'));
    effect(() => this.desk.actionId.set(this.id()));
    effect(() => {
      const plan = this.desk.id();
      if (plan) untracked(() => void this.reports.open(plan));
    });
  }

  protected choose(answer: Answer): void {
    this.sent.set(false);
    void this.router.navigate([], { queryParams: { say: answer }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected write(change: Parameters<ReportDesk['say']>[1]): void {
    const [action, draft] = [this.action(), this.draft()];
    if (action && draft) void this.reports.say(action, { ...draft, ...change });
  }

  protected writeProgress(value: string): void {
    const progress = Math.min(100, Math.max(0, Math.round(Number(value))));
    if (Number.isFinite(progress)) this.write({ progress });
  }

  protected addFiles(files: readonly File[]): void {
    const action = this.action();
    if (action) void this.reports.addFiles(action, files);
  }

  protected problemOf(field: ReportField): string {
    const said = this.state().problems[field] ?? '';
    return said.startsWith('wrong.') ? this.words.t(said) : said;
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [action, draft] = [this.action(), this.draft()];
    if (!action || !draft || this.isSending()) return;
    // What only the address had chosen becomes the draft's own.
    await this.reports.say(action, draft);
    const problems = problemsOfReport(draft, action, [], new Date().toISOString());
    const first = firstWrong(problems);
    if (first) {
      this.reports.refuse(action.id, problems);
      return this.focus(`answer-${first}`);
    }
    if (await this.reports.send(action)) {
      this.sent.set(true);
      return this.focus('answer-sent');
    }
    const wrong = firstWrong(this.state().problems);
    if (wrong) this.focus(`answer-${wrong}`);
  }
}
