import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Session as SignedIn, SignIn } from '@portal/contracts';
import type { Actor, Language, Permission } from '@portal/domain';
import { visitorId } from '@portal/domain';
import { Languages } from './languages';
import { Requests } from './request';

const nobody: SignedIn = { person: null, assignments: [], permissions: [], trial: false };

/** Who is signed in, what they may do today, and whether this is a trial installation. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly languages = inject(Languages);
  private readonly requests = inject(Requests);
  private readonly held = signal<SignedIn>(nobody);
  private readonly known = signal(false);

  readonly current = this.held.asReadonly();
  /** False until the server has said who is signed in. */
  readonly isKnown = this.known.asReadonly();
  readonly person = computed(() => this.held().person);
  readonly isTrial = computed(() => this.held().trial);
  /** The same shape that the rules of `@portal/domain` take. */
  readonly actor = computed<Actor>(() => {
    const { person, assignments } = this.held();
    return {
      kind: person ? 'person' : 'visitor',
      id: person?.id ?? visitorId,
      language: this.languages.current(),
      assignments,
    };
  });
  /** Settles once it is known who is signed in, also when nobody is. */
  readonly ready: Promise<void> = this.refresh();

  may(permission: Permission): boolean {
    return permission === 'public' || this.held().permissions.includes(permission);
  }

  async refresh(): Promise<void> {
    try {
      this.held.set(await firstValueFrom(this.http.get<SignedIn>('/api/v1/session')));
    } catch {
      // Without a line the last known stands; pages say so themselves.
    }
    this.known.set(true);
  }

  /** Signs in; throws the problem where it is refused. */
  async begin(proof: SignIn): Promise<void> {
    const before = this.person()?.id;
    const session = await this.requests.send<SignedIn>('POST', '/api/v1/session', proof);
    this.held.set(session);
    // Whoever only renews their session goes on in the language that is on screen.
    if (session.person?.id !== before) await this.speak(session.person?.language);
  }

  /**
   * Chosen by hand: the page turns at once, and the choice is the person's own, so that it also holds on their next
   * device. Throws where it could not be kept for them; this device keeps it all the same.
   */
  async choose(language: Language): Promise<void> {
    await this.languages.choose(language);
    const person = this.person();
    if (!person || person.language === language) return;
    await this.requests.send('PATCH', '/api/v1/me', { language });
    this.held.update((held) => ({ ...held, person: { ...person, language } }));
  }

  async end(): Promise<void> {
    await this.requests.send<undefined>('DELETE', '/api/v1/session');
    this.held.set({ ...nobody, trial: this.held().trial });
  }

  async endEverywhere(): Promise<void> {
    await this.requests.send<undefined>('DELETE', '/api/v1/sessions');
    this.held.set({ ...nobody, trial: this.held().trial });
  }

  private async speak(language: Language | undefined): Promise<void> {
    if (language && !new URLSearchParams(location.search).has('lang')) await this.languages.choose(language);
  }
}
