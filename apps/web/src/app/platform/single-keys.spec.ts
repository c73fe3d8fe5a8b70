import { singleKeyOf, SingleKeys } from './single-keys';

const press = { key: 'j', code: 'KeyJ', isWithModifier: false, isWriting: false };

describe('a single key', () => {
  it('is the letter or sign that it writes', () => {
    expect(singleKeyOf(press)).toBe('j');
    expect(singleKeyOf({ ...press, key: 'K' })).toBe('k');
    expect(singleKeyOf({ ...press, key: '?', code: 'Slash' })).toBe('?');
    expect(singleKeyOf({ ...press, key: 'Enter', code: 'Enter' })).toBeNull();
  });

  it('is read by its place on a keyboard of another script', () => {
    expect(singleKeyOf({ ...press, key: 'о', code: 'KeyJ' })).toBe('j');
    expect(singleKeyOf({ ...press, key: 'ت', code: 'KeyJ' })).toBe('j');
  });

  it('is nothing while somebody writes, or with a modifier', () => {
    expect(singleKeyOf({ ...press, isWriting: true })).toBeNull();
    expect(singleKeyOf({ ...press, isWithModifier: true })).toBeNull();
  });
});

describe('single keys', () => {
  afterEach(() => localStorage.clear());

  const pressedIn = (place: HTMLElement, keys: SingleKeys) => {
    let said: string | null = 'nothing came';
    place.addEventListener('keydown', (event) => (said = keys.pressed(event)));
    place.dispatchEvent(new KeyboardEvent('keydown', { key: 'u', code: 'KeyU' }));
    return said;
  };

  it('are left to a field that has the focus', () => {
    expect(pressedIn(document.createElement('div'), new SingleKeys())).toBe('u');
    expect(pressedIn(document.createElement('input'), new SingleKeys())).toBeNull();
  });

  it('stay off on this device once they were turned off', () => {
    new SingleKeys().use(false);
    const later = new SingleKeys();
    expect(later.areOn()).toBe(false);
    expect(pressedIn(document.createElement('div'), later)).toBeNull();
  });
});
