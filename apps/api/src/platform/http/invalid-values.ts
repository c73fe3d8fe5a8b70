import type { InvalidCode, InvalidValue } from '@portal/domain';
import { invalidCodes } from '@portal/domain';

/** What a schema says of one value, as zod gives it through the Standard Schema interface. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly keys?: readonly string[];
  readonly origin?: string;
  readonly input?: unknown;
  readonly errors?: readonly (readonly Issue[])[];
}

/** Pointers and codes for what a contract refused; of a union, the branch that came closest speaks. */
export function invalidValuesFrom(issues: readonly Issue[], at = ''): readonly InvalidValue[] {
  return issues.flatMap((issue) => {
    const pointer = at + pointerOf(issue);
    if (issue.code === 'unrecognized_keys') {
      return (issue.keys ?? []).map((key) => ({
        pointer: `${pointer}/${escaped(key)}`,
        code: 'unknown-field' as const,
      }));
    }
    const closest = closestBranch(issue.errors ?? []);
    if (issue.code === 'invalid_union' && closest) return invalidValuesFrom(closest, pointer);
    return [{ pointer, code: codeOf(issue) }];
  });
}

function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return [...branches].sort((one, other) => badness(one) - badness(other))[0];
}

/** A branch that misses or does not know a field was not meant; one that only dislikes a value was. */
function badness(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, { code, keys }) =>
      sum + (code === 'unrecognized_keys' ? 10 * (keys?.length ?? 1) : code === 'invalid_type' ? 5 : 1),
    0,
  );
}

function codeOf(issue: Issue): InvalidCode {
  const own = invalidCodes.find((code) => code === issue.message);
  if (own) return own;
  const isText = issue.origin === 'string';
  const isList = issue.origin === 'array';
  switch (issue.code) {
    case 'invalid_type':
      return /received undefined/.test(issue.message) ? 'required' : 'type';
    case 'too_big':
      return isText ? 'too-long' : isList ? 'too-many' : 'too-big';
    case 'too_small':
      return isText ? 'too-short' : isList ? 'too-few' : 'too-small';
    case 'invalid_format':
      return 'format';
    default:
      return 'not-allowed';
  }
}

function pointerOf(issue: Issue): string {
  return (issue.path ?? []).map((part) => `/${escaped(String(typeof part === 'object' ? part.key : part))}`).join('');
}

function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}
