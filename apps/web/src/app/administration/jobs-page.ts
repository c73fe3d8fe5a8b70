import '../every-page';
import { ChangeDetectionStrategy, Component, inject, input, numberAttribute, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { refusedFrom } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { AdministrationApi } from './administration-api';
import { Paging } from '../ui/paging';

/** Background work that failed, and taking it up again. */
@Component({
  selector: 'portal-jobs-page',
  imports: [Paging, ProblemNote, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './jobs-page.html',
  styleUrl: './list-page.scss',
})
export class JobsPage {
  private readonly api = inject(AdministrationApi);
  private readonly session = inject(Session);
  private readonly texts = roomTexts('administration');
  protected readonly formats = inject(Formats);
  readonly page = input(1, { transform: (value: unknown) => Math.max(1, numberAttribute(value, 1)) });

  protected readonly jobs = this.api.failedJobs(this.page, () => this.session.may('jobs.run'));
  protected readonly said = signal('');
  protected readonly wrong = signal('');

  constructor() {
    pageTitle(() => this.texts.t('jobs.title'));
  }

  protected async retry(id: string): Promise<void> {
    this.said.set('');
    this.wrong.set('');
    try {
      await this.api.retry(id);
      this.said.set(this.texts.t('jobs.again'));
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      this.wrong.set(problem?.detail ?? this.texts.common('offline'));
    }
    this.jobs.reload();
  }
}
