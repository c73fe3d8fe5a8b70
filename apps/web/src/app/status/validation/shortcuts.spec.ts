import { shortcutOf } from './shortcuts';

const press = { key: 'j', code: 'KeyJ', isWithModifier: false, isWriting: false };

describe('a single key', () => {
  it('walks, decides and opens', () => {
    const act = (key: string) => shortcutOf({ ...press, key, code: '' });
    expect(['j', 'K', 'v', 'r', 'e', 'u', '?'].map(act)).toEqual([
      'next',
      'previous',
      'validate',
      'return',
      'evidence',
      'undo',
      'keys',
    ]);
    expect(act('x')).toBeNull();
    expect(act('Enter')).toBeNull();
  });

  it('is read by its place on a keyboard of another script', () => {
    expect(shortcutOf({ ...press, key: 'о', code: 'KeyJ' })).toBe('next');
    expect(shortcutOf({ ...press, key: 'м', code: 'KeyV' })).toBe('validate');
  });

  it('means nothing while somebody writes, or with a modifier', () => {
    expect(shortcutOf({ ...press, isWriting: true })).toBeNull();
    expect(shortcutOf({ ...press, isWithModifier: true })).toBeNull();
  });
});
