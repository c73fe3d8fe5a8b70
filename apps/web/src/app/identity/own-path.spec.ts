import { ownPath } from './own-path';

describe('the way back after signing in', () => {
  it('is the page that asked for it', () => {
    expect(ownPath('/countries/MRT/update?lang=fr')).toBe('/countries/MRT/update?lang=fr');
  });

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    undefined,
    '/sign-in?return=/',
  ])('is never %s', (asked) => {
    expect(ownPath(asked)).toBe('/');
  });
});
