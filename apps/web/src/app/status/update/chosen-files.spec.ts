import { largestUpload, uploadTypes } from '@portal/contracts';
import { acceptedTypes, largestFile, mostEvidence, refusalOf } from './chosen-files';

describe('a chosen file', () => {
  it('is held to what the contract says', () => {
    expect(acceptedTypes).toEqual(uploadTypes);
    expect(largestFile).toBe(largestUpload);
  });

  it('is refused before it is sent where that is certain', () => {
    expect(refusalOf({ type: 'application/pdf', size: 9 }, 0)).toBeNull();
    expect(refusalOf({ type: '', size: 9 }, 0)).toBeNull();
    expect(refusalOf({ type: 'application/zip', size: 9 }, 0)).toBe('wrong-type');
    expect(refusalOf({ type: 'image/png', size: largestFile + 1 }, 0)).toBe('too-big');
    expect(refusalOf({ type: 'image/png', size: 0 }, 0)).toBe('empty-file');
    expect(refusalOf({ type: 'image/png', size: 9 }, mostEvidence)).toBe('too-many');
  });
});
