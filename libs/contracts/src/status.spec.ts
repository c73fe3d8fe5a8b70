import { Claim, ClaimsQuery, CoverageQuery, Decision, ExemptionInput, UpdateInput } from './index.js';

const id = '01a20db9-1c86-798f-9bac-c424a13d60c5';
const line = { indicator: 'action-plan', level: 'adopted', effectiveOn: '2026-03-01' };

const accepts = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('what comes in', () => {
  it('gets its defaults where a line says no more', () => {
    expect(UpdateInput.parse({ lines: [line] }).lines[0]).toEqual({
      ...line,
      effectivePrecision: 'day',
      note: '',
      evidence: [],
    });
  });

  it('is refused with a field that nobody knows', () => {
    expect(accepts(UpdateInput, { lines: [line], state: 'validated' })).toBe(false);
    expect(accepts(UpdateInput, { lines: [{ ...line, state: 'validated' }] })).toBe(false);
    expect(accepts(Decision, { decision: 'validated', decidedBy: id })).toBe(false);
  });

  it('is refused with more lines than anybody writes', () => {
    const lines = (count: number) => ({ lines: Array.from({ length: count }, () => line) });
    expect(accepts(UpdateInput, lines(100))).toBe(true);
    expect(accepts(UpdateInput, lines(10_000))).toBe(false);
  });

  it('names evidence by link or by document, never as a documented source: that is the loader’s', () => {
    const withEvidence = (evidence: unknown) => ({ lines: [{ ...line, evidence: [evidence] }] });
    expect(accepts(UpdateInput, withEvidence({ kind: 'link', title: 'Decree', url: 'https://example.org' }))).toBe(
      true,
    );
    expect(accepts(UpdateInput, withEvidence({ kind: 'document', documentId: id }))).toBe(true);
    expect(accepts(UpdateInput, withEvidence({ kind: 'source', source: 'x', paragraph: '1', quote: 'x' }))).toBe(false);
    expect(accepts(UpdateInput, withEvidence({ kind: 'link', title: 'Decree', url: 'javascript:alert(1)' }))).toBe(
      false,
    );
  });

  it('confirms without a level, or says a level, never both', () => {
    expect(accepts(UpdateInput, { lines: [{ indicator: 'action-plan', confirms: id }] })).toBe(true);
    expect(accepts(UpdateInput, { lines: [{ ...line, confirms: id }] })).toBe(false);
  });
});

describe('a decision', () => {
  it('to return has a reason that says something', () => {
    expect(accepts(Decision, { decision: 'returned', reason: 'Which decree?' })).toBe(true);
    expect(accepts(Decision, { decision: 'returned' })).toBe(false);
    expect(accepts(Decision, { decision: 'returned', reason: '   ' })).toBe(false);
  });

  it('to validate has none', () => {
    expect(accepts(Decision, { decision: 'validated' })).toBe(true);
    expect(accepts(Decision, { decision: 'validated', reason: 'Fine' })).toBe(false);
  });
});

describe('an exemption', () => {
  const exemption = { iso3: 'MAR', indicator: 'action-plan', reason: 'No chemical industry', since: '2026-01-01' };

  it('ends no earlier than it begins', () => {
    expect(accepts(ExemptionInput, { ...exemption, until: '2026-01-01' })).toBe(true);
    expect(accepts(ExemptionInput, { ...exemption, until: '2025-12-31' })).toBe(false);
  });
});

describe('a query', () => {
  it('excludes sample data unless it is asked for', () => {
    expect(CoverageQuery.parse({ indicator: 'action-plan' }).sample).toBe('exclude');
  });

  it('reads one filter as a list of one', () => {
    expect(ClaimsQuery.parse({ state: 'submitted' }).state).toEqual(['submitted']);
  });

  it('is bounded in its pages', () => {
    expect(ClaimsQuery.parse({})).toMatchObject({ page: 1, limit: 50 });
    for (const query of [{ limit: '201' }, { limit: '0' }, { page: '0' }, { page: '1.5' }, { limit: 'all' }]) {
      expect(accepts(ClaimsQuery, query)).toBe(false);
    }
  });
});

it('an answer leaves out what its contract does not name', () => {
  const shape = Claim.partial();
  expect(shape.parse({ iso3: 'MAR', passwordHash: 'x' })).toEqual({ iso3: 'MAR' });
});
