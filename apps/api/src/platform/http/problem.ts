import type { Problem, ProblemType } from '@portal/contracts';
import type { Language, Refusal } from '@portal/domain';
import { problemTexts } from '@portal/texts';

/** A problem with its status and the headers that go with it. */
export interface Told {
  readonly status: number;
  readonly body: Problem;
  readonly headers: Readonly<Record<string, string>>;
}

/** Problem details (RFC 9457) of one type in the reader's language. */
export function problemOf(type: ProblemType, status: number, language: Language, more: Partial<Problem> = {}): Told {
  const texts = problemTexts(language);
  const words = texts.types[type];
  const byCode = more.code === undefined ? undefined : texts.codes[more.code];
  return {
    status,
    headers: {},
    body: { type: `/problems/${type}`, title: words.title, status, detail: byCode ?? words.detail, ...more },
  };
}

/** The one table from refusals to what the wire says of them. */
export function problemOfRefusal(refusal: Refusal, language: Language): Told {
  switch (refusal.refused) {
    case 'not-found':
      return problemOf('not-found', 404, language);
    case 'sign-in':
      return problemOf('sign-in', 401, language, refusal.code ? { code: refusal.code } : {});
    case 'forbidden':
      return problemOf('forbidden', 403, language, { code: refusal.code });
    case 'conflict':
      return problemOf('conflict', 409, language, {
        code: refusal.code,
        ...(refusal.pointer === undefined ? {} : { pointer: refusal.pointer }),
        ...(refusal.involved === undefined ? {} : { involved: [...refusal.involved] }),
      });
    case 'stale':
      return problemOf('stale', 412, language, { current: refusal.current });
    case 'condition-missing':
      return problemOf('condition-missing', 428, language);
    case 'invalid': {
      const texts = problemTexts(language);
      const errors = refusal.errors.map((error) => ({ ...error, detail: texts.codes[error.code] ?? '' }));
      return problemOf('invalid', 422, language, { errors });
    }
    case 'too-large':
      return problemOf('too-large', 413, language);
    case 'too-many':
      return {
        ...problemOf('too-many-requests', 429, language),
        headers: { 'retry-after': String(refusal.retryAfterSeconds) },
      };
  }
}
