import type { Problem } from '@portal/contracts';
import type { Field, Values } from './forms';

const fieldOfPointer: Readonly<Record<string, string>> = {
  memberId: 'who',
  memberIds: 'invited',
  documentId: 'document',
  letterDocumentId: 'document',
  termsDocumentId: 'document',
  minutesDocumentId: 'document',
};

/** What a refusal says, by field; what belongs to none of the fields shown is under the empty name. */
export function wrongIn(problem: Problem | null, fields: readonly Field[]): Values {
  if (!problem) return {};
  const told = [
    ...(problem.errors ?? []),
    ...(problem.pointer === undefined ? [] : [{ pointer: problem.pointer, detail: problem.detail }]),
  ];
  const byField = told.flatMap(({ pointer, detail }): [string, string][] => {
    // `/memberIds/2` is the third of a list: the field is the list.
    const last =
      pointer
        .replace(/\/\d+$/, '')
        .split('/')
        .at(-1) ?? '';
    const field = fieldOfPointer[last] ?? last;
    return fields.some((each) => each.name === field) ? [[field, detail]] : [];
  });
  return byField.length > 0 ? Object.fromEntries(byField) : { '': problem.detail };
}
