import type { SyncState } from './update-sync';
import { nextStep } from './update-sync';

const atRest: SyncState = {
  isOnline: true,
  updateId: 'u1',
  isAhead: false,
  hasLines: true,
  filesLeft: 0,
  hasClash: false,
  isToBeSent: false,
  isRefused: false,
};

describe('a draft on its way to the server', () => {
  it('rests without a line, and where the writer has to choose first', () => {
    expect(nextStep({ ...atRest, isOnline: false, isAhead: true, isToBeSent: true })).toBe('rest');
    expect(nextStep({ ...atRest, hasClash: true, isAhead: true })).toBe('rest');
    expect(nextStep({ ...atRest, isRefused: true, isToBeSent: true })).toBe('rest');
  });

  it('is made once there is something to keep', () => {
    expect(nextStep({ ...atRest, updateId: null, hasLines: false })).toBe('rest');
    expect(nextStep({ ...atRest, updateId: null })).toBe('create');
  });

  it('sends files first, then lines, then itself', () => {
    const pressed = { ...atRest, updateId: null, filesLeft: 1, isAhead: true, isToBeSent: true };
    expect(nextStep(pressed)).toBe('upload');
    expect(nextStep({ ...pressed, filesLeft: 0 })).toBe('create');
    expect(nextStep({ ...pressed, filesLeft: 0, updateId: 'u1' })).toBe('save');
    expect(nextStep({ ...pressed, filesLeft: 0, updateId: 'u1', isAhead: false })).toBe('send');
  });

  it('is never sent unasked', () => {
    expect(nextStep(atRest)).toBe('rest');
    expect(nextStep({ ...atRest, isAhead: true })).toBe('save');
  });
});
