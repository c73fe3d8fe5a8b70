import { uploadTypes } from '@portal/domain';
import { shortNameOf } from './media-types';

it('names every kind of file that can be uploaded', () => {
  for (const type of uploadTypes) expect(shortNameOf(type)).toMatch(/^[A-Za-z]{3,4}$/);
  expect(shortNameOf('video/mp4')).toBe('video/mp4');
});
