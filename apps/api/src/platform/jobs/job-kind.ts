import type * as z from 'zod';

/** One kind of background work: `room.what-happened`, and the ids it carries. Never a person's or a country's data. */
export interface JobKind<T extends object> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** How often it is tried again after a failure; waits double from 30 s. */
  readonly retries: number;
}

/** Declares a kind of background work. It may run more than once: its handler must bear that. */
export function jobKind<T extends object>(name: string, schema: z.ZodType<T>, retries = 8): JobKind<T> {
  if (!/^[a-z-]+\.[a-z-]+$/.test(name)) throw new Error(`a job is called room.what-happened, not ${name}`);
  return { name, schema, retries };
}

export interface SendOptions {
  /** Not before this instant. */
  readonly after?: Date;
}

/** Sends background work in the transaction that causes it: rolled back with it, done once it is committed. */
export interface JobSender {
  send<T extends object>(kind: JobKind<T>, data: T, options?: SendOptions): Promise<void>;
  /** Makes due again what was given up. */
  retry(name: string, id: string): Promise<void>;
}

/** What a handler knows of its run. */
export interface JobRun {
  readonly id: string;
}

export type JobHandler<T extends object> = (data: T, run: JobRun) => Promise<void>;
