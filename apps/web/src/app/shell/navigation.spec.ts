import { isHere } from './navigation';

describe('an entry of the navigation', () => {
  it.each([
    ['/', '/', true],
    ['/', '/?indicator=action-plan&asAt=2019-12-31', true],
    ['/', '/countries', false],
    ['/countries', '/countries/MRT/update?draft=1#x', true],
    ['/countries', '/countries-of-another-name', false],
    ['/regions', '/countries', false],
  ])('%s is where one is at %s: %s', (path, url, expected) => {
    expect(isHere(path, url)).toBe(expected);
  });
});
