import { savesData } from './records-ahead';

it('reads nothing ahead for whoever asked their browser to save data', () => {
  expect(savesData({ connection: { saveData: true } })).toBe(true);
  expect(savesData({ connection: { saveData: false } })).toBe(false);
  expect(savesData({ connection: null })).toBe(false);
  expect(savesData({})).toBe(false);
});
