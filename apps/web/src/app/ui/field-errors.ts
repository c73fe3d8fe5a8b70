import type { Problem } from '@portal/contracts';

/** What a refusal says of single fields, by JSON Pointer into what was sent. */
export function fieldErrors(problem: Problem | null): ReadonlyMap<string, string> {
  if (!problem) return new Map();
  const fields = (problem.errors ?? []).map(({ pointer, detail }) => [pointer, detail] as const);
  const state = problem.pointer === undefined ? [] : [[problem.pointer, problem.detail] as const];
  return new Map([...state, ...fields]);
}

/** The errors of one part of what was sent, by pointers into that part. */
export function errorsUnder(errors: ReadonlyMap<string, string>, part: string): ReadonlyMap<string, string> {
  return new Map(
    [...errors].flatMap(([pointer, words]) =>
      pointer.startsWith(`${part}/`) ? [[pointer.slice(part.length), words] as const] : [],
    ),
  );
}
