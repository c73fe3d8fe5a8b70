import { createCipheriv, createDecipheriv, type DecipherGCM, randomBytes } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import { Unsealable } from './sealing.js';

const cipher = 'aes-256-gcm';
/** The first byte of a sealed stream. Archives of an older version are plain, and begin with another one. */
const streamWay = 2;
const nonceLength = 12;
const tagLength = 16;

/** Seals what flows through: the way, the nonce, what was sealed, its tag. Nothing of it is held in memory. */
export function sealingStream(key: Buffer, place: string): Transform {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(place));
  let hasBegun = false;
  const begin = (stream: Transform) => {
    if (!hasBegun) stream.push(Buffer.concat([Buffer.of(streamWay), nonce]));
    hasBegun = true;
  };
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      begin(this);
      done(null, sealing.update(piece));
    },
    flush(done) {
      begin(this);
      done(null, Buffer.concat([sealing.final(), sealing.getAuthTag()]));
    },
  });
}

/** Opens it again; a plain one flows through as it is. Ends in {@link Unsealable} where anything of it was changed. */
export function openingStream(key: Buffer, place: string): Transform {
  let held: Buffer = Buffer.alloc(0);
  let opening: DecipherGCM | null = null;
  let isPlain = false;
  return new Transform({
    transform(piece: Buffer, _encoding, done: TransformCallback) {
      held = Buffer.concat([held, piece]);
      if (!opening && !isPlain) {
        isPlain = held[0] !== streamWay;
        if (!isPlain && held.length < 1 + nonceLength) return done();
        if (!isPlain) {
          opening = createDecipheriv(cipher, key, held.subarray(1, 1 + nonceLength), { authTagLength: tagLength });
          opening.setAAD(Buffer.from(place));
          held = held.subarray(1 + nonceLength);
        }
      }
      // The last bytes may be the tag.
      const ready = held.subarray(0, Math.max(0, held.length - (opening ? tagLength : 0)));
      held = held.subarray(ready.length);
      done(null, opening ? opening.update(ready) : ready);
    },
    flush(done: TransformCallback) {
      if (isPlain) return done(null, held);
      try {
        if (!opening || held.length !== tagLength) throw new Unsealable();
        opening.setAuthTag(held);
        done(null, opening.final());
      } catch {
        done(new Unsealable());
      }
    },
  });
}
