import type { Transform } from 'node:stream';
import { openingStream, sealingStream } from './sealed-stream.js';
import { seal, unseal } from './sealing.js';

/** Where something sealed stands: a column of one row. */
export interface SealedPlace {
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

const nameOf = ({ table, id, column }: SealedPlace) => `${table}/${id}/${column}`;

/** The key of one series of assessments, opened: seals and opens what people wrote, as JSON. */
export class DataKey {
  constructor(private readonly bytes: Buffer) {}

  seal(place: SealedPlace, value: unknown): Buffer {
    return seal(this.bytes, nameOf(place), Buffer.from(JSON.stringify(value)));
  }

  /**
   * What was sealed there. Nobody but ourselves can have sealed it, so its shape is the one it was sealed with.
   *
   * @throws Unsealable
   */
  open<T>(place: SealedPlace, sealed: Buffer): T {
    return JSON.parse(unseal(this.bytes, nameOf(place), sealed).toString()) as T;
  }

  /** Seals a file on its way to where it is kept. */
  sealing(place: SealedPlace): Transform {
    return sealingStream(this.bytes, nameOf(place));
  }

  /** Opens it on its way out; a file that an older version kept in plain goes through as it is. */
  opening(place: SealedPlace): Transform {
    return openingStream(this.bytes, nameOf(place));
  }
}
