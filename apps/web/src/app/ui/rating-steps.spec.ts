import { stepsOf } from './rating-steps';

const impacts = { people: '', economy: '', environment: '', 'state-and-society': '' };
const method = {
  likelihood: [{ id: 'rare', label: 'Rare', definition: '' }],
  impact: [{ id: 'grave', label: 'Grave', definitions: impacts }],
};

describe('the steps of a rating', () => {
  it('are told in words, and not where there is none', () => {
    expect(stepsOf(method, { likelihood: 'rare', impact: 'grave' })).toBe('Rare × Grave');
    expect(stepsOf(method, null)).toBe('');
  });
});
