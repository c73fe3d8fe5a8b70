import type { Refusal } from '@portal/domain';
import type { ProblemType } from '@portal/contracts';

/** Carries a refusal out of the one flow to the filter that writes it. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

/** A problem of the request itself, before any rule was asked. */
export class RequestProblem extends Error {
  constructor(
    readonly type: ProblemType,
    readonly status: number,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(type);
  }
}
