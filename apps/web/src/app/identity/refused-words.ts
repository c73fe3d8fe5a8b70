import type { Refused } from '../platform/request';

/** What a refusal says: of the first field it names, else of the act; without a line, the given words. */
export function refusedWords(refused: Refused | null, offline: string): string | null {
  if (refused === null) return null;
  if (refused.isOffline) return offline;
  return refused.problem?.errors?.[0]?.detail ?? refused.problem?.detail ?? refused.problem?.title ?? offline;
}

/** What a refusal says of one field, by its pointer; null: nothing. */
export function fieldWords(refused: Refused | null, pointer: string): string | null {
  return refused?.problem?.errors?.find((each) => each.pointer === pointer)?.detail ?? null;
}
