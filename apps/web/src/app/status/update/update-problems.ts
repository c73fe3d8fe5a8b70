import type { LineInput, Problem } from '@portal/contracts';
import type { ServerProblem } from './update-desk';

const fields: Readonly<Record<string, ServerProblem['field']>> = {
  level: 'level',
  effectiveOn: 'day',
  effectivePrecision: 'day',
  evidence: 'evidence',
};

/**
 * What the server said, told at the line it said it of. Pointers count the lines that were sent
 * (`/lines/0/effectiveOn`); what points nowhere stays with the update as a whole.
 */
export function problemsByLine(
  problem: Problem,
  inputs: readonly LineInput[],
): Readonly<Record<string, ServerProblem>> {
  const told: Record<string, ServerProblem> = {};
  const single = problem.pointer === undefined ? [] : [{ pointer: problem.pointer, detail: problem.detail }];
  for (const { pointer, detail } of [...(problem.errors ?? []), ...single]) {
    const [, lines, index, field = ''] = pointer.split('/');
    const input = lines === 'lines' ? inputs[Number(index)] : undefined;
    if (input) told[input.indicator] ??= { field: fields[field] ?? 'line', detail };
  }
  return told;
}
