import { withoutValues } from './without-values.js';

describe('a message in the log', () => {
  it.each([
    ['invalid input syntax for type uuid: "Awa Ndiaye"', 'invalid input syntax for type uuid: "…"'],
    ['Key (lower(email))=(awa@example.org) already exists.', 'Key (lower(email))=(…) already exists.'],
    ['no letter to <awa.ndiaye+x@mail.example.org>', 'no letter to <…@…>'],
    ['GET /api/v1/people?name=Awa&page=2 failed', 'GET /api/v1/people?… failed'],
  ])('%s is written without what it quotes', (message, written) => {
    expect(withoutValues(message)).toBe(written);
  });

  it.each(['relation "claim" does not exist', 'at Object.<anonymous> (/srv/main.mjs:12:3)', 'node:internal/x:1:2'])(
    '%s stays as it is',
    (message) => {
      expect(withoutValues(message)).toBe(message);
    },
  );
});
