import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { packingFor, Prepared } from './answers.js';

describe('how an answer is packed', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', null],
    ['BR', 'br'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['*;q=0', null],
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

describe('the tag of an answer', () => {
  const answer = new Prepared(Buffer.from('a body'), '"3-hash"', null);

  it.each([
    [null, '"3-hash"'],
    ['br', '"3-hash-br"'],
    ['gzip', '"3-hash-gz"'],
  ] as const)('packed as %s: %s', (packing, tag) => {
    expect(answer.tagOf(packing)).toBe(tag);
  });

  it.each([
    [undefined, null],
    ['"3-hash-br"', '"3-hash-br"'],
    ['"3-hash"', '"3-hash"'],
    ['"3-hash-gz", "3-hash-br"', '"3-hash-br"'],
    ['"2-older", W/"3-hash-gz"', '"3-hash-gz"'],
    ['*', '"3-hash-br"'],
    ['"2-older-br"', null],
    ['"3-hash-zstd"', null],
  ])('that a reader of br holds, who says %s: %s', (said, held) => {
    expect(answer.heldTag(said, 'br')).toBe(held);
  });
});
