import type { Actor } from '@portal/domain';

/** What a write must be told of the request it serves. */
export interface Asked {
  readonly requestId: string;
  /** Present where the request carries an `Idempotency-Key`. */
  readonly once: {
    readonly method: string;
    readonly path: string;
    readonly key: string;
    readonly bodyHash: string;
  } | null;
}

/** An actor with the request on whose behalf it acts, so that a retry has the effect of one. */
export interface RequestActor extends Actor {
  readonly name: string;
  readonly asked: Asked;
  /** The counts of the state at the time of the request: of the status with its last change, and of round tables. */
  readonly stamp: { readonly count: number; readonly changedAt: string; readonly roundTables: number };
}

export function isRequestActor(actor: Actor): actor is RequestActor {
  return 'asked' in actor;
}
