import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { LinkAcceptance, OpenedLink } from '@portal/contracts';
import { Languages } from '../platform/languages';
import { type Refused, refusedFrom, Requests } from '../platform/request';
import { Session } from '../platform/session';
import { takeToken } from './link-token';

/** Where a link stands: looked at, good, none at all, or no longer. */
export type LinkState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'open'; readonly link: OpenedLink };

/** One link on its page: its token lives here alone, as long as the page does. */
@Injectable()
export class LinkDesk {
  private readonly requests = inject(Requests);
  private readonly session = inject(Session);
  private readonly languages = inject(Languages);
  private readonly router = inject(Router);
  private readonly token = takeToken();

  readonly state = signal<LinkState>({ kind: this.token === null ? 'missing' : 'opening' });
  readonly isBusy = signal(false);
  /** Why it could not be taken up, in the reader's language; null: nothing was refused. */
  readonly refused = signal<Refused | null>(null);

  /** Says what the link is for. Looking does not use it. */
  async open(): Promise<void> {
    if (this.token === null) return;
    this.state.set({ kind: 'opening' });
    try {
      const link = await this.requests.send<OpenedLink>('POST', '/api/v1/links/open', { token: this.token });
      this.state.set({ kind: 'open', link });
    } catch (failure) {
      this.state.set({ kind: refusedFrom(failure).status === 404 ? 'gone' : 'failed' });
    }
  }

  /** Takes it up: signed in from then on, in one's own language, and sent to one's work. */
  async accept(more: Omit<LinkAcceptance, 'token'>): Promise<void> {
    if (this.token === null) return;
    this.isBusy.set(true);
    this.refused.set(null);
    try {
      await this.requests.send('POST', '/api/v1/links/accept', { token: this.token, ...more });
      await this.session.refresh();
      const language = this.session.person()?.language;
      if (language) await this.languages.choose(language);
      await this.router.navigateByUrl('/work');
    } catch (failure) {
      const refused = refusedFrom(failure);
      if (refused.status === 404) this.state.set({ kind: 'gone' });
      else this.refused.set(refused);
      // The account came to be meanwhile, by another link: what is asked for now is its password.
      if (refused.problem?.code === 'email-taken') await this.open();
    } finally {
      this.isBusy.set(false);
    }
  }
}
