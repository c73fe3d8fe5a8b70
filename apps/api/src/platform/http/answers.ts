import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type * as z from 'zod';

export const ANSWERS = 'portal:answers';

/** `null`: no body (204); `file`: bytes that the handler sends; else the contract that strips what it does not name. */
export type Answer = z.ZodType | null | 'file';

/** A file that was made for one reader: sent as it is read, never kept by anybody. */
export interface MadeFile {
  readonly bytes: Readable;
  readonly size: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/**
 * Says what a route answers, and with which status.
 *
 * @param mediaType where it is JSON of a kind of its own
 */
export function Answers(
  answer: Answer,
  status = answer === null ? 204 : 200,
  mediaType: string | null = null,
): MethodDecorator & ClassDecorator {
  const described =
    answer === null || answer === 'file'
      ? ApiResponse({ status, description: answer === null ? 'Nothing to say.' : 'A file.' })
      : ApiResponse({ status, description: 'What was asked for.', standardSchema: answer });
  const kind = mediaType === null ? [] : [ApiProduces(mediaType)];
  return applyDecorators(SetMetadata(ANSWERS, { answer }), HttpCode(status), described, ...kind);
}

/** An answer that was made before: its bytes, their strong ETag, and how long others may keep it. */
export class Prepared {
  private readonly packed = new Map<Packing, Promise<Buffer>>();
  /** A strong tag names bytes, so each coding has its own (RFC 9110, 8.8.3.3): `"…"`, `"…-br"`, `"…-gz"`. */
  private readonly tags: Readonly<Record<Packing | 'plain', string>>;

  constructor(
    readonly body: Buffer,
    readonly etag: string,
    readonly cacheControl: string | null,
    readonly mediaType = 'application/json; charset=utf-8',
    readonly fileName: string | null = null,
  ) {
    const opened = etag.slice(0, -1);
    this.tags = { plain: etag, br: `${opened}-br"`, gzip: `${opened}-gz"` };
  }

  /** The strong ETag of the body in this coding; null: as it is. */
  tagOf(packing: Packing | null): string {
    return this.tags[packing ?? 'plain'];
  }

  /**
   * The tag of the copy that a reader holds, by their `If-None-Match`; null where none is of this state. The one
   * they would get now comes first; a copy in another coding is of the same state, and the answer names it, so
   * that whoever keeps several knows which one was confirmed (RFC 9111, 4.3.4).
   */
  heldTag(ifNoneMatch: string | undefined, packing: Packing | null): string | null {
    if (!ifNoneMatch) return null;
    const tag = this.tagOf(packing);
    if (ifNoneMatch.trim() === '*') return tag;
    const held = ifNoneMatch.split(',').map((each) => each.trim().replace(/^W\//, ''));
    return [tag, ...Object.values(this.tags)].find((each) => held.includes(each)) ?? null;
  }

  /** The body compressed: once, however many readers ask for it. */
  packedAs(packing: Packing): Promise<Buffer> {
    const known = this.packed.get(packing);
    if (known) return known;
    const made = pack[packing](this.body);
    this.packed.set(packing, made);
    return made;
  }
}

export type Packing = 'br' | 'gzip';

const brotli = promisify(brotliCompress);
const pack: Readonly<Record<Packing, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/** Bodies below this many bytes are sent as they are. */
const leastPacked = 1024;

/** How to compress a body for whoever sent this `Accept-Encoding`; null: not at all. */
export function packingFor(accepted: string | undefined, size: number): Packing | null {
  if (!accepted || size < leastPacked) return null;
  const wishes = accepted
    .toLowerCase()
    .split(',')
    .map((wish) => wish.split(';'));
  const wishFor = (name: string) => wishes.find(([wished]) => wished?.trim() === name);
  const accepts = (packing: Packing) => {
    const wish = wishFor(packing) ?? wishFor('*');
    return wish !== undefined && !/^\s*q=0(\.0*)?\s*$/.test(wish[1] ?? '');
  };
  if (accepts('br')) return 'br';
  return accepts('gzip') ? 'gzip' : null;
}
