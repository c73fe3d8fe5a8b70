import { shortcutOf } from './shortcuts';

describe('a single key of the validation page', () => {
  it('walks, decides and opens', () => {
    expect(['j', 'k', 'v', 'r', 'e', 'u', '?'].map(shortcutOf)).toEqual([
      'next',
      'previous',
      'validate',
      'return',
      'evidence',
      'undo',
      'keys',
    ]);
  });

  it('does nothing else', () => {
    expect([null, 'x', 'toString', 'constructor'].map(shortcutOf)).toEqual([null, null, null, null]);
  });
});
