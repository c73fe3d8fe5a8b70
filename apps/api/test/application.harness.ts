import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Client } from 'pg';
import type { DestinationStream } from 'pino';
import { makeDatabase } from '#tools/api-test/database.mjs';
import { answersBy, type OpenApi } from './openapi.harness.js';
import { createApplication } from '../src/application.js';
import { openLog } from '../src/platform/telemetry/log.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { settingsFrom } from '../src/platform/settings/settings.js';

/** An answer of the API, its body read. */
export interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  /** The body as it came, unpacked. */
  readonly bytes: Buffer;
  readonly body: Json;
}

/** JSON as tests read it: what is missing is undefined, and comparing it fails. */
export interface Json {
  readonly [key: string]: Json;
}

/** What a value says: an id, a word, a day. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

export interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

/** A whole portal on a database of its own, asked without a port. */
export interface Application {
  readonly app: NestFastifyApplication;
  /** The one password of all sample accounts. */
  readonly samplePassword: string;
  as(account: string | null, method: Method, path: string, asked?: Asked): Promise<Said>;
  /** Does all background work that is due, now and here; answers how many jobs. */
  work(): Promise<number>;
  /** The address of the database, as its owner. */
  readonly ownerUrl: string;
  /** SQL as the owner, acting as the system. */
  owner<T extends object>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** Begins acts while rows are held, lets go once all of them wait, and gives what they answer. */
  meet(hold: string, acts: readonly (() => Promise<Said>)[]): Promise<readonly Said[]>;
  close(): Promise<void>;
}

/** Starts it; every JSON answer, problems too, is held against the OpenAPI document. */
export async function startApplication(
  environment: Readonly<Record<string, string>> = {},
  log?: DestinationStream,
): Promise<Application> {
  const database = await makeDatabase({ sample: true });
  const dataFolder = await mkdtemp(join(tmpdir(), 'portal-api-'));
  const settings = settingsFrom({
    DATABASE_APP_URL: database.appUrl,
    DATA_DIR: dataFolder,
    RATE_LIMITS: 'off',
    ROLE: 'api',
    LOG_LEVEL: log ? 'debug' : 'error',
    ...environment,
  });
  const app = await createApplication(settings, openLog(settings, log ?? process.stderr));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`SELECT set_config('app.actor_id', '00000000-0000-7000-8000-000000000001', false)`);
  const cookies = new Map<string, string>();
  const document = (await app.inject({ method: 'GET', url: '/api/v1/openapi.json' })).json<OpenApi>();
  const holds = answersBy(document);

  const signedIn = async (account: string): Promise<string> => {
    const known = cookies.get(account);
    if (known) return known;
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: `${account}@example.org`, password: database.samplePassword },
    });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    cookies.set(account, cookie);
    return cookie;
  };

  return {
    app,
    samplePassword: database.samplePassword,
    ownerUrl: database.ownerUrl,
    async as(account, method, path, { body, headers = {} } = {}) {
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: {
          ...(account ? { cookie: await signedIn(account) } : {}),
          ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as string | object }),
      });
      const bytes = unpacked(answer.rawPayload, answer.headers['content-encoding']);
      const text = bytes.toString();
      const isJson = String(answer.headers['content-type']).includes('json');
      const said = isJson && text ? (JSON.parse(text) as Json) : ({} as Json);
      const whole = { status: answer.statusCode, headers: answer.headers, text, bytes, body: said };
      if (isJson) holds(method, path, whole);
      return whole;
    },
    work: () => app.get(Jobs).runDue(),
    async owner<T extends object>(sql: string, values: readonly unknown[] = []) {
      return (await client.query<T>(sql, [...values])).rows;
    },
    async meet(hold, acts) {
      const holder = new Client({ connectionString: database.ownerUrl });
      await holder.connect();
      await holder.query('BEGIN');
      await holder.query(hold);
      const begun = acts.map((act) => act());
      for (let waiting = 0; waiting < acts.length;) {
        const { rows } = await client.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock'`,
          [database.name],
        );
        waiting = rows[0]?.count ?? 0;
        await setTimeout(10);
      }
      await holder.query('ROLLBACK');
      await holder.end();
      return Promise.all(begun);
    },
    async close() {
      await client.end();
      await app.close();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function unpacked(payload: Buffer, coding: unknown): Buffer {
  if (coding === 'br') return brotliDecompressSync(payload);
  return coding === 'gzip' ? gunzipSync(payload) : payload;
}
