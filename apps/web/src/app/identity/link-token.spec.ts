import { takeToken, tokenIn } from './link-token';

const token = 'x'.repeat(43);

describe('the token of a one-time link', () => {
  it('stands in the fragment', () => {
    expect(tokenIn(`#${token}`)).toBe(token);
    for (const fragment of ['', '#', '#mail', `#token=${token}`, `#${token} `]) expect(tokenIn(fragment)).toBeNull();
  });

  it('is gone from the address once it is taken, and nothing else is', () => {
    history.replaceState(null, '', `/invitation?lang=fr#${token}`);
    expect(takeToken()).toBe(token);
    expect(location.pathname + location.search + location.hash).toBe('/invitation?lang=fr');
    expect(takeToken()).toBeNull();
  });
});
