import * as z from 'zod';
import { conflictCodes, forbiddenCodes, invalidCodes, unavailableCodes } from '@portal/domain';

/** The last part of a problem's `type`, and the page under `/problems/` that explains it. */
export const problemTypes = [
  'malformed',
  'key-missing',
  'sign-in',
  'cross-site',
  'forbidden',
  'not-found',
  'method',
  'content-type',
  'too-large',
  'conflict',
  'key-running',
  'stale',
  'condition-missing',
  'invalid',
  'key-reused',
  'too-many-requests',
  'unavailable',
  'unexpected',
] as const;
export type ProblemType = (typeof problemTypes)[number];

/** Every code that a problem may carry, each with its sentence in six languages. */
export const problemCodes = [...forbiddenCodes, ...conflictCodes, ...invalidCodes, ...unavailableCodes] as const;

/** Problem details (RFC 9457) in the reader's language. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string().optional(),
    pointer: z.string().optional(),
    /** References of the records that stand against it, in their order: the actions of a circle. */
    involved: z.array(z.string()).optional(),
    errors: z.array(z.object({ pointer: z.string(), code: z.enum(invalidCodes), detail: z.string() })).optional(),
    current: z.unknown().optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
