import { largestUpload, mostEvidence } from '@portal/domain';
import { refusalOf } from './chosen-files';

describe('a chosen file', () => {
  it('is refused before it is sent where that is certain', () => {
    expect(refusalOf({ type: 'application/pdf', size: 9 }, 0)).toBeNull();
    expect(refusalOf({ type: '', size: 9 }, 0)).toBeNull();
    expect(refusalOf({ type: 'application/zip', size: 9 }, 0)).toBe('wrong-type');
    expect(refusalOf({ type: 'image/png', size: largestUpload + 1 }, 0)).toBe('too-big');
    expect(refusalOf({ type: 'image/png', size: 0 }, 0)).toBe('empty-file');
    expect(refusalOf({ type: 'image/png', size: 9 }, mostEvidence)).toBe('too-many');
  });
});
