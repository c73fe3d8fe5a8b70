import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
/** The first byte of what is sealed: by which way, so that a later one can stand beside it. */
const firstWay = 1;
const nonceLength = 12;
const tagLength = 16;

/** It was sealed with another key or for another place, or somebody changed it. Says nothing of what it holds. */
export class Unsealable extends Error {
  constructor() {
    super('something sealed cannot be opened: another key, another place, or it was changed');
  }
}

/**
 * AES-256-GCM. `place` is bound to it without being in it: what is moved to another row or column does not open there.
 *
 * @param key 32 bytes
 */
export function seal(key: Buffer, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(nonceLength);
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagLength }).setAAD(Buffer.from(place));
  const body = Buffer.concat([sealing.update(plain), sealing.final()]);
  return Buffer.concat([Buffer.of(firstWay), nonce, sealing.getAuthTag(), body]);
}

/** @throws Unsealable */
export function unseal(key: Buffer, place: string, sealed: Buffer): Buffer {
  if (sealed.length < 1 + nonceLength + tagLength || sealed[0] !== firstWay) throw new Unsealable();
  const nonce = sealed.subarray(1, 1 + nonceLength);
  const tag = sealed.subarray(1 + nonceLength, 1 + nonceLength + tagLength);
  try {
    const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
      .setAAD(Buffer.from(place))
      .setAuthTag(tag);
    return Buffer.concat([opening.update(sealed.subarray(1 + nonceLength + tagLength)), opening.final()]);
  } catch {
    throw new Unsealable();
  }
}
