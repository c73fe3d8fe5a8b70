import { HttpClient, HttpErrorResponse, type HttpHeaders } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { firstValueFrom, Subject } from 'rxjs';
import type { Problem } from '@portal/contracts';

/** A write that was refused or did not arrive, with what the server said of it. */
export class Refused extends Error {
  constructor(
    /** 0: no line. */
    readonly status: number,
    readonly problem: Problem | null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem?.title ?? 'no line');
  }

  get isOffline(): boolean {
    return this.status === 0;
  }
}

export interface WriteOptions {
  /** Kept across tries, so that a retry on a bad line has the effect of one. */
  readonly key?: string;
  /** The ETag of what the person saw. */
  readonly ifMatch?: string;
}

/** An answer with the ETag by which it is edited. */
export interface Answered<T> {
  readonly body: T;
  readonly etag: string | null;
}

/** All writes go through here: keys, conditions, problems, and a session that is renewed in place. */
@Injectable({ providedIn: 'root' })
export class Requests {
  private readonly http = inject(HttpClient);
  private readonly renewed = new Subject<boolean>();
  /** Whether somebody must sign in again before what waits can go on: the shell shows the dialog. */
  readonly asksToSignIn = signal(false);

  async send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    options: WriteOptions = {},
  ): Promise<T> {
    return (await this.answer<T>(method, url, body, options)).body;
  }

  /** The same with the answer's ETag. Throws `Refused`. */
  async answer<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    { key = newKey(), ifMatch }: WriteOptions = {},
  ): Promise<Answered<T>> {
    const isSignIn = url.endsWith('/session') && method === 'POST';
    for (;;) {
      try {
        const answer = await firstValueFrom(
          this.http.request<T>(method, url, {
            body,
            observe: 'response',
            headers: {
              ...(method === 'POST' && !isSignIn ? { 'Idempotency-Key': key } : {}),
              ...(ifMatch ? { 'If-Match': ifMatch } : {}),
            },
          }),
        );
        return { body: answer.body as T, etag: answer.headers.get('etag') };
      } catch (failure) {
        const refused = refusedFrom(failure);
        const mayGoOn = refused.status === 401 && !isSignIn && (await this.signInAgain());
        if (!mayGoOn) throw refused;
      }
    }
  }

  /** The dialog's word: signed in again, or given up. */
  settle(isSignedIn: boolean): void {
    this.asksToSignIn.set(false);
    this.renewed.next(isSignedIn);
  }

  /** Asks for the password in place; true once somebody is signed in again. Also for what goes round `send`. */
  signInAgain(): Promise<boolean> {
    this.asksToSignIn.set(true);
    return firstValueFrom(this.renewed);
  }
}

export function newKey(): string {
  return crypto.randomUUID();
}

/** What a failed call means; anything that is no answer of the server counts as no line. */
export function refusedFrom(failure: unknown): Refused {
  if (failure instanceof Refused) return failure;
  if (!(failure instanceof HttpErrorResponse)) return new Refused(0, null);
  const wait = Number(headerOf(failure, 'retry-after'));
  return new Refused(failure.status, problemOf(failure), Number.isFinite(wait) && wait > 0 ? wait : null);
}

function problemOf({ error }: HttpErrorResponse): Problem | null {
  return typeof error === 'object' && error !== null && 'type' in error && 'title' in error ? (error as Problem) : null;
}

function headerOf(failure: HttpErrorResponse, name: string): string | null {
  return (failure.headers as HttpHeaders | undefined)?.get(name) ?? null;
}
