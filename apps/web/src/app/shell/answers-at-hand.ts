import { type HttpEvent, type HttpInterceptorFn, HttpErrorResponse, HttpResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, type Observable, switchMap, tap, throwError } from 'rxjs';
import { Line } from '../platform/line';

/** Longer than a page takes to be drawn: keeping an answer delays nobody. */
const afterDrawingMs = 1_500;
const isSession = /^\/api\/v1\/sessions?$/;

/** Whose answers are kept changes with each sign-in and sign-out: what is still on its way is another person's. */
let reading = 0;

const store = () => import('./kept-answers');

/**
 * Keeps what was read, and without a line answers with what was kept, so that a page opens with its age instead of not
 * at all. Who signs out, or is another person, finds nothing of the one before.
 */
export const answersAtHand: HttpInterceptorFn = (request, next) => {
  const { method, url } = request;
  if (!url.startsWith('/api/')) return next(request);
  if (method !== 'GET') return isSession.test(url) ? next(request).pipe(tap(anotherReads)) : next(request);
  const line = inject(Line);
  const about = `${request.headers.get('Accept-Language')} ${request.urlWithParams}`;
  return next(request).pipe(
    tap((event) => {
      if (!(event instanceof HttpResponse)) return;
      line.keptAt.set(null);
      const since = reading;
      setTimeout(() => {
        if (since === reading) void store().then((kept) => kept.keep(about, event.body), ignore);
      }, afterDrawingMs);
    }),
    catchError((failure: unknown) => atHand(failure, about, line)),
  );
};

function atHand(failure: unknown, about: string, line: Line): Observable<HttpEvent<unknown>> {
  if (!(failure instanceof HttpErrorResponse) || failure.status !== 0) return throwError(() => failure);
  return from(store().then((kept) => kept.find(about), ignore)).pipe(
    switchMap((found) => {
      if (!found) return throwError(() => failure);
      line.keptAt.update((at) => (at && at < found.at ? at : found.at));
      return [new HttpResponse({ status: 200, body: found.body })];
    }),
  );
}

function anotherReads(event: HttpEvent<unknown>): void {
  if (!(event instanceof HttpResponse)) return;
  reading += 1;
  void store().then((kept) => kept.forget(), ignore);
}

/** Without its file nothing is kept, and nothing was. */
function ignore(): null {
  return null;
}
