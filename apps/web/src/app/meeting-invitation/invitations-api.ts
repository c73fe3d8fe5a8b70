import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type {
  InvitationLetter,
  InvitationLetterPatch,
  MeetingAnswerInput,
  MeetingInvitations,
  MeetingLetter,
} from '@portal/contracts';
import { Languages } from '../platform/languages';
import { refusedFrom, Requests } from '../platform/request';
import { sendFile } from '../platform/send-file';

const base = '/api/v1';
const of = (roundTable: string, iso3: string) => `${base}/round-tables/${roundTable}/invitations/${iso3}`;

/** The calls of invitations to one round table. */
@Injectable({ providedIn: 'root' })
export class InvitationsApi {
  private readonly language = inject(Languages).current;
  private readonly requests = inject(Requests);

  all(id: () => string | undefined) {
    return httpResource<MeetingInvitations>(() => this.asked(id(), (wanted) => `round-tables/${wanted}/invitations`));
  }

  letter(id: () => string, iso3: () => string) {
    return httpResource<MeetingLetter>(() =>
      this.asked(id(), (wanted) => `round-tables/${wanted}/letters/${iso3()}?lang=${this.language()}`),
    );
  }

  letterText(region: () => string | undefined) {
    return httpResource<InvitationLetter>(() =>
      this.asked(region(), (code) => `regions/${code}/invitation-letters/${this.language()}`),
    );
  }

  changeLetter({ region, language }: InvitationLetter, patch: InvitationLetterPatch, version: number) {
    const url = `${base}/regions/${region}/invitation-letters/${language}`;
    return this.requests.send<InvitationLetter>('PATCH', url, patch, { ifMatch: `"${version}-"` });
  }

  sendAgain(roundTable: string, iso3: string): Promise<MeetingInvitations> {
    return this.requests.send('POST', `${of(roundTable, iso3)}/mails`);
  }

  answer(roundTable: string, iso3: string, input: MeetingAnswerInput, key: string): Promise<MeetingInvitations> {
    return this.requests.send('POST', `${of(roundTable, iso3)}/answers`, input, { key });
  }

  async bringReply(roundTable: string, iso3: string, file: File, key: string): Promise<MeetingInvitations> {
    const form = new FormData();
    form.append('file', file, file.name);
    for (;;) {
      try {
        return await sendFile<MeetingInvitations>(`${of(roundTable, iso3)}/replies`, form, key, () => undefined);
      } catch (failure) {
        const refused = refusedFrom(failure);
        if (refused.status !== 401 || !(await this.requests.signInAgain())) throw refused;
      }
    }
  }

  private asked(wanted: string | undefined, path: (wanted: string) => string) {
    return wanted ? { url: `${base}/${path(wanted)}`, headers: { 'Accept-Language': this.language() } } : undefined;
  }
}
