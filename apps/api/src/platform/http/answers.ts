import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type * as z from 'zod';

export const ANSWERS = 'portal:answers';

/** `null`: no body (204); `file`: bytes that the handler sends; else the contract that strips what it does not name. */
export type Answer = z.ZodType | null | 'file';

/** Says what a route answers, and with which status. */
export function Answers(answer: Answer, status = answer === null ? 204 : 200): MethodDecorator & ClassDecorator {
  const described =
    answer === null || answer === 'file'
      ? ApiResponse({ status, description: answer === null ? 'Nothing to say.' : 'A file.' })
      : ApiResponse({ status, description: 'What was asked for.', standardSchema: answer });
  return applyDecorators(SetMetadata(ANSWERS, { answer }), HttpCode(status), described);
}

/** An answer that was made before: its bytes, its strong ETag, and how long others may keep it. */
export class Prepared {
  constructor(
    readonly body: Buffer,
    readonly etag: string,
    readonly cacheControl: string | null,
    readonly mediaType = 'application/json; charset=utf-8',
    readonly fileName: string | null = null,
  ) {}
}
