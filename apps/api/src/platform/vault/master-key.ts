import { createHmac, randomBytes } from 'node:crypto';
import { keptSecret } from '../settings/kept-secret.js';
import { DataKey } from './data-key.js';
import { seal, unseal } from './sealing.js';

/** The token by which it is asked for. */
export const MASTER_KEY = Symbol('master-key');

/** The name under which it is kept in the data folder, where no setting gives it. */
export const keptMasterKey = 'secrets-key';

/** The next key is kept under this one until all is wrapped by it: a rotation that was interrupted finds it again. */
export const keptNextKey = `${keptMasterKey}-next`;

/** 32 bytes in base64, as `openssl rand -base64 32` writes them. */
export const masterKeyPattern = /^[A-Za-z0-9+/_-]{43}=?$/;

/** The one key that wraps all others. Its bytes leave it nowhere. */
export class MasterKey {
  private readonly bytes: Buffer;
  /** Tells keys apart and gives nothing away: rows say by which one they are wrapped. */
  readonly mark: string;

  /** @throws Error where it is not 32 bytes; it says no more than that */
  constructor(text: string) {
    if (!masterKeyPattern.test(text)) throw new Error('The key of the secrets is not 32 bytes in base64.');
    this.bytes = Buffer.from(text, 'base64');
    this.mark = createHmac('sha256', this.bytes).update('mark of the master key').digest('hex').slice(0, 32);
  }

  /** What answers are sealed with that are kept for a retry: they hold what was written, for a few days. */
  answers(): DataKey {
    return new DataKey(createHmac('sha256', this.bytes).update('key of the kept answers').digest());
  }

  /** What archives of a country are sealed with while they wait to be fetched. */
  archives(): DataKey {
    return new DataKey(createHmac('sha256', this.bytes).update('key of the kept archives').digest());
  }

  /** A new key for a series, wrapped: the only form in which it is kept. */
  make(seriesId: string): Buffer {
    return seal(this.bytes, placeOf(seriesId), randomBytes(32));
  }

  /** @throws Unsealable */
  unwrap(seriesId: string, wrapped: Buffer): DataKey {
    return new DataKey(unseal(this.bytes, placeOf(seriesId), wrapped));
  }

  /**
   * The same data key under another master key.
   *
   * @throws Unsealable
   */
  rewrap(seriesId: string, wrapped: Buffer, next: MasterKey): Buffer {
    return seal(next.bytes, placeOf(seriesId), unseal(this.bytes, placeOf(seriesId), wrapped));
  }
}

const placeOf = (seriesId: string) => `risk_key/${seriesId}/wrapped`;

/** As the settings give it, else the one that the data folder keeps; whoever asks first makes it. */
export async function masterKeyOf(given: string | null, dataFolder: string): Promise<MasterKey> {
  return new MasterKey(given ?? (await keptSecret(dataFolder, keptMasterKey)));
}
