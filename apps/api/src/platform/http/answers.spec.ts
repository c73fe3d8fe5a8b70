import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { packingFor, Prepared } from './answers.js';

describe('how an answer is packed', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', null],
    ['BR', 'br'],
    [undefined, null],
  ])('for whoever accepts %s: %s', (accepted, packing) => {
    expect(packingFor(accepted, 20_000)).toBe(packing);
  });

  it('not at all where it is small', () => {
    expect(packingFor('br', 200)).toBeNull();
  });

  it('once, however many ask', async () => {
    const answer = new Prepared(Buffer.from('coverage '.repeat(500)), '"x"', null);
    expect(answer.packedAs('br')).toBe(answer.packedAs('br'));
    expect(brotliDecompressSync(await answer.packedAs('br'))).toEqual(answer.body);
    expect(gunzipSync(await answer.packedAs('gzip'))).toEqual(answer.body);
  });
});
