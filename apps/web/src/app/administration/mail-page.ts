import '../every-page';
import { ChangeDetectionStrategy, Component, inject, input, numberAttribute } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { ProblemNote } from '../ui/problem-note';
import { AdministrationApi } from './administration-api';
import { Paging } from '../ui/paging';

/** The mails that were written; while trying the product also what they say, since none of them is sent. */
@Component({
  selector: 'portal-mail-page',
  imports: [Paging, ProblemNote, TranslocoDirective],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './mail-page.html',
  styleUrl: './list-page.scss',
})
export class MailPage {
  private readonly api = inject(AdministrationApi);
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  readonly page = input(1, { transform: (value: unknown) => Math.max(1, numberAttribute(value, 1)) });

  protected readonly mails = this.api.mails(this.page, () => this.session.may('mail.read'));

  constructor() {
    const { t } = roomTexts('administration');
    pageTitle(() => t('mail.title'));
  }

  protected directionOf(language: string): 'rtl' | 'ltr' {
    return language === 'ar' ? 'rtl' : 'ltr';
  }
}
