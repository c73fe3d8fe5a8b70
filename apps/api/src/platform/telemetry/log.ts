import type { LoggerService } from '@nestjs/common';
import { hostname } from 'node:os';
import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { Settings } from '../settings/settings.js';
import { withoutValues } from './without-values.js';

/** What the portal writes its log with. */
export type Log = Logger;

interface Failure {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly cause?: Failure;
}

/**
 * One line of JSON for each event. No name, address, password, token, body or value of a query is ever given to it;
 * what the messages of drivers quote is taken out (`withoutValues`).
 *
 * @param to where it goes; standard output else
 */
export function openLog({ logLevel, role }: Pick<Settings, 'logLevel' | 'role'>, to?: DestinationStream): Log {
  return pino(
    {
      level: logLevel,
      base: { host: hostname(), pid: process.pid, role },
      messageKey: 'event',
      errorKey: 'failure',
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        failure: failureOf,
        err: failureOf,
        // Fastify would write whole addresses, with the values of their queries.
        req: ({ id }: { readonly id?: unknown }) => ({ id }),
        res: ({ statusCode }: { readonly statusCode?: unknown }) => ({ statusCode }),
      },
      hooks: {
        logMethod(args, method) {
          const masked = args.map((arg: unknown) => (typeof arg === 'string' ? withoutValues(arg) : arg));
          method.apply(this, masked as typeof args);
        },
      },
    },
    to ?? standardOutput(),
  );
}

/** Nest's words in the same log; what it tells of its own start is for whoever looks for a fault. */
export function nestLog(log: Log): LoggerService {
  const write =
    (level: 'fatal' | 'error' | 'warn' | 'debug' | 'trace') =>
    (message: unknown, ...more: unknown[]): void => {
      const context = more.at(-1);
      const about = typeof context === 'string' && !context.includes('\n') ? { context } : {};
      if (message instanceof Error) log[level]({ ...about, failure: message }, message.message);
      else if (typeof message === 'object' && message !== null) log[level]({ ...about, ...message });
      else log[level](about, String(message));
    };
  return {
    fatal: write('fatal'),
    error: write('error'),
    warn: write('warn'),
    log: write('debug'),
    debug: write('debug'),
    verbose: write('trace'),
  };
}

function failureOf(failure: unknown): Failure {
  if (!(failure instanceof Error)) return { type: typeof failure, message: withoutValues(String(failure)) };
  const { name, message, stack, cause } = failure;
  const code = 'code' in failure ? { code: failure.code } : {};
  const constraint = 'constraint' in failure && failure.constraint ? { constraint: failure.constraint } : {};
  return {
    type: name,
    message: withoutValues(message),
    ...(stack ? { stack: withoutValues(stack) } : {}),
    ...code,
    ...constraint,
    ...(cause instanceof Error ? { cause: failureOf(cause) } : {}),
  };
}

function standardOutput(): DestinationStream {
  // A line alone is a system call; so they go four kilobytes at a time, or after a second, and at the end.
  const output = destination({ fd: 1, sync: true, minLength: 4096, periodicFlush: 1_000 });
  // A full disk under the log must not end the portal: it goes on without lines until there is room.
  output.on('error', () => undefined);
  process.on('exit', () => {
    try {
      output.flushSync();
    } catch {
      // There is no room, and nothing more to be done about it.
    }
  });
  return output;
}
