import { effect, inject, type Signal, signal, type Type } from '@angular/core';
import { Requests } from '../platform/request';
import type { SignInAgain } from './sign-in-again';

/**
 * The dialog that renews an expired session, null until it is asked for: a first visit does without its file. Where it
 * cannot be fetched what waits is told so, and keeps what was written. Call it while a component is built.
 */
export function laterSignIn(): Signal<Type<SignInAgain> | null> {
  const requests = inject(Requests);
  const dialog = signal<Type<SignInAgain> | null>(null);
  effect(() => {
    if (!requests.asksToSignIn()) return;
    import('./sign-in-again').then(
      (file) => dialog.set(file.SignInAgain),
      () => requests.settle(false),
    );
  });
  return dialog.asReadonly();
}
