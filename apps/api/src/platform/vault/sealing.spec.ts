import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DataKey, type SealedPlace } from './data-key.js';
import { MasterKey } from './master-key.js';
import { openingStream, sealingStream } from './sealed-stream.js';
import { seal, unseal, Unsealable } from './sealing.js';

const key = () => randomBytes(32);
const bytes = () => fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
const masterKey = () => new MasterKey(randomBytes(32).toString('base64'));
const place: SealedPlace = { table: 'scenario', id: '0197', column: 'words' };

describe('what is sealed', () => {
  it('opens with its key at its place as it was', () => {
    const own = key();
    fc.assert(
      fc.property(bytes(), fc.string(), (plain, where) => {
        expect(unseal(own, where, seal(own, where, plain))).toEqual(plain);
      }),
    );
  });

  it('does not open with another key, at another place, or with any byte changed', () => {
    const own = key();
    fc.assert(
      fc.property(bytes(), fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, at, by) => {
        const sealed = seal(own, 'here', plain);
        const changed = Buffer.from(sealed);
        const index = at % changed.length;
        changed[index] = (changed[index] ?? 0) ^ by;
        expect(() => unseal(key(), 'here', sealed)).toThrow(Unsealable);
        expect(() => unseal(own, 'there', sealed)).toThrow(Unsealable);
        expect(() => unseal(own, 'here', changed)).toThrow(Unsealable);
        expect(() => unseal(own, 'here', sealed.subarray(0, index))).toThrow(Unsealable);
      }),
    );
  });

  it('is never sealed to the same bytes twice, and shows nothing of its words', () => {
    const own = key();
    const plain = Buffer.from('the same words, the same words');
    const [one, other] = [seal(own, 'here', plain), seal(own, 'here', plain)];
    expect(one.equals(other)).toBe(false);
    expect(one.includes('same words')).toBe(false);
  });
});

describe('a sealed file', () => {
  const flow = async (through: Transform, pieces: readonly Buffer[]) => buffer(Readable.from(pieces).pipe(through));
  const pieces = () => fc.array(bytes(), { maxLength: 8 });

  it('opens as it was, however it comes in pieces', async () => {
    const own = key();
    await fc.assert(
      fc.asyncProperty(pieces(), fc.integer({ min: 1, max: 50 }), async (plain, width) => {
        const sealed = await flow(sealingStream(own, 'here'), plain);
        const cut = Array.from({ length: Math.ceil(sealed.length / width) }, (_, place) =>
          sealed.subarray(place * width, (place + 1) * width),
        );
        expect(await flow(openingStream(own, 'here'), cut)).toEqual(Buffer.concat(plain));
      }),
      { numRuns: 50 },
    );
  });

  it('ends in a failure where it was cut, changed or is another’s; an older plain one goes through', async () => {
    const own = key();
    const sealed = await flow(sealingStream(own, 'here'), [Buffer.from('a country’s records')]);
    const changed = Buffer.from(sealed);
    changed[20] = (changed[20] ?? 0) ^ 1;
    await expect(flow(openingStream(own, 'here'), [changed])).rejects.toThrow(Unsealable);
    await expect(flow(openingStream(own, 'here'), [sealed.subarray(0, -1)])).rejects.toThrow(Unsealable);
    await expect(flow(openingStream(own, 'there'), [sealed])).rejects.toThrow(Unsealable);
    await expect(flow(openingStream(key(), 'here'), [sealed])).rejects.toThrow(Unsealable);
    expect((await flow(openingStream(own, 'here'), [Buffer.from('PK plain')])).toString()).toBe('PK plain');
  });
});

describe('a data key', () => {
  it('gives back any JSON, in its own column of its own row alone', () => {
    const master = masterKey();
    const own = master.unwrap('series', master.make('series'));
    fc.assert(
      fc.property(fc.json(), (json) => {
        const value: unknown = JSON.parse(json);
        const sealed = own.seal(place, value);
        expect(own.open(place, sealed)).toEqual(JSON.parse(JSON.stringify(value)));
        for (const moved of [{ table: 'x' }, { id: '0198' }, { column: 'x' }]) {
          expect(() => own.open({ ...place, ...moved }, sealed)).toThrow(Unsealable);
        }
      }),
    );
  });

  it('is the same under the next master key, and another series’ is not', () => {
    const [present, next] = [masterKey(), masterKey()];
    const wrapped = present.make('series');
    const sealed = present.unwrap('series', wrapped).seal(place, 'words');
    const rewrapped = present.rewrap('series', wrapped, next);
    expect(next.unwrap('series', rewrapped).open(place, sealed)).toBe('words');
    expect(() => next.unwrap('series', wrapped)).toThrow(Unsealable);
    expect(() => present.unwrap('other', wrapped)).toThrow(Unsealable);
    const other = present.unwrap('other', present.make('other'));
    expect(() => other.open(place, sealed)).toThrow(Unsealable);
  });
});

describe('a master key', () => {
  it.each(['', 'short', 'x'.repeat(44), `${'A'.repeat(43)}==`, ' '.repeat(43)])('is not "%s"', (text) => {
    expect(() => new MasterKey(text)).toThrow('32 bytes in base64');
  });

  it('has a mark that tells it from others, the same in both alphabets of base64', () => {
    const raw = randomBytes(32);
    const marks = (['base64', 'base64url'] as const).map((form) => new MasterKey(raw.toString(form)).mark);
    expect(marks[0]).toBe(marks[1]);
    expect(masterKey().mark).not.toBe(marks[0]);
    expect(new DataKey(raw)).toBeInstanceOf(DataKey);
  });
});
