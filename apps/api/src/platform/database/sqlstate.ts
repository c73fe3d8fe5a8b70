import { QueryFailedError } from 'typeorm';
import {
  conflictCodes,
  conflict,
  type ConflictCode,
  forbidden,
  forbiddenCodes,
  type ForbiddenCode,
  type Refusal,
} from '@portal/domain';

/** The database is away, or every retry was spent: try again soon. */
export class Unavailable extends Error {
  constructor(override readonly cause: unknown) {
    super('the database is away');
  }
}

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
}

function driverError(failure: unknown): DriverError {
  if (failure instanceof QueryFailedError) return failure.driverError as DriverError;
  return typeof failure === 'object' && failure !== null ? failure : {};
}

/** Serialization failure and deadlock: the whole work may run again. */
export function isRetriable(failure: unknown): boolean {
  return ['40001', '40P01'].includes(driverError(failure).code ?? '');
}

/** Connection refused, lost, shut down, starting, too many, or out of time in the pool. */
export function isAway(failure: unknown): boolean {
  const { code = '' } = driverError(failure);
  if (/^(08|57P0|53)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'].includes(code))
    return true;
  const message = failure instanceof Error ? failure.message : '';
  return /Connection terminated|timeout exceeded when trying to connect|DataSource is not|Client has encountered a connection error|Driver not Connected/i.test(
    message,
  );
}

/** The database has no room to write: it goes on by itself once there is some. */
export function isDiskFull(failure: unknown): boolean {
  return driverError(failure).code === '53100';
}

/** What a violated constraint says in the words of refusals: its name is the code. Null: nobody expected it. */
export function refusalOf(failure: unknown): Refusal | null {
  const { code, constraint = '' } = driverError(failure);
  if (code !== '23505' && code !== '23P01' && code !== '23514') return null;
  if (isOneOf<ConflictCode>(conflictCodes, constraint)) return conflict(constraint);
  if (isOneOf<ForbiddenCode>(forbiddenCodes, constraint)) return forbidden(constraint);
  return null;
}

function isOneOf<T extends string>(codes: readonly T[], value: string): value is T {
  return (codes as readonly string[]).includes(value);
}
