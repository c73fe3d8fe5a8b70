import { resolve } from 'node:path';
import * as z from 'zod';
import { withSecretFiles } from './secret-files.js';
import { masterKeyPattern } from '../vault/master-key.js';
import { type S3Address, s3AddressFrom } from '../files/s3-address.js';

/** What the API reads from its environment, checked at start. Days and sizes in the README's table. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  readonly staticFolder: string | null;
  /** The address people use; null: the request's host. */
  readonly publicUrl: string | null;
  /** Whether that address is https: secure cookies, HSTS. */
  readonly hasTls: boolean;
  readonly trustProxy: boolean | string;
  readonly isProduction: boolean;
  readonly hasRateLimits: boolean;
  /** What this process does: serve, work off jobs, or both. */
  readonly role: 'api' | 'worker' | 'all';
  readonly logLevel: (typeof logLevels)[number];
  /** Where the measures are served; null: nowhere. */
  readonly metricsPort: number | null;
  readonly metricsHost: string;
  /** Between saying that it is not ready and taking no new request, once asked to end. */
  readonly drainSeconds: number;
  /** The mail server; null: mails are kept in place of being sent. */
  readonly smtpUrl: string | null;
  /** Who mails come from, as a mail's `From` has it; null: `portal@` and the host of the address. */
  readonly mailFrom: string | null;
  /** S3-compatible storage for the bytes of documents; null: the data folder. */
  readonly s3: S3Address | null;
  /** The master key of what is kept sealed, 32 bytes in base64; null: the data folder keeps one. */
  readonly secretsKey: string | null;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const onOrOff = z
  .enum(['on', 'off', 'true', 'false', '1', '0'])
  .transform((value) => ['on', 'true', '1'].includes(value));
const port = z.coerce.number().int().min(0).max(65_535);

const Environment = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_APP_URL: z.string().regex(/^postgres(ql)?:\/\//),
  DATA_DIR: z.string().min(1).default('.data'),
  STATIC_DIR: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.string().optional(),
  NODE_ENV: z.string().optional(),
  RATE_LIMITS: onOrOff.default(true),
  METRICS_PORT: z.union([z.literal('off'), port]).optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  DRAIN_SECONDS: z.coerce.number().min(0).max(60).default(0),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .max(320)
    .regex(/^[^\r\n]*@[^\r\n]*$/)
    .optional(),
  ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  SECRETS_KEY: z.string().regex(masterKeyPattern, { error: '32 bytes in base64 (openssl rand -base64 32)' }).optional(),
  S3_URL: z.string().optional(),
  S3_ACCESS_KEY: z.string().optional(),
  S3_SECRET_KEY: z.string().optional(),
});

/**
 * Settings from the environment.
 *
 * @throws Error whose message names every variable that is wrong
 */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(withSecretFiles(environment)).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings are wrong:\n  ${wrong.join('\n  ')}`);
  }
  const env = parsed.data;
  const isProduction = env.NODE_ENV === 'production';
  if (isProduction && !env.RATE_LIMITS)
    throw new Error('These settings are wrong:\n  RATE_LIMITS: off is refused in production');
  const s3 = env.S3_URL === undefined ? null : s3AddressFrom(env.S3_URL, env.S3_ACCESS_KEY, env.S3_SECRET_KEY);
  if (typeof s3 === 'string') throw new Error(`These settings are wrong:\n  S3_URL: ${s3}`);
  return {
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_APP_URL,
    dataFolder: env.DATA_DIR,
    staticFolder: env.STATIC_DIR ? resolve(env.STATIC_DIR) : null,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    hasTls: env.PUBLIC_URL?.startsWith('https:') ?? false,
    trustProxy: trust(env.TRUST_PROXY),
    isProduction,
    hasRateLimits: env.RATE_LIMITS,
    role: env.ROLE,
    logLevel: env.LOG_LEVEL,
    metricsPort: metricsPortFrom(env.METRICS_PORT, env.PORT),
    metricsHost: env.METRICS_HOST,
    drainSeconds: env.DRAIN_SECONDS,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? null,
    s3,
    secretsKey: env.SECRETS_KEY ?? null,
  };
}

/** The token by which rooms ask for the settings. */
export const SETTINGS = Symbol('settings');

/** The port after the portal's own; none where that is the last, or any where any was asked for. */
function metricsPortFrom(given: number | 'off' | undefined, portalPort: number): number | null {
  if (given === 'off') return null;
  if (given !== undefined) return given;
  if (portalPort === 0) return 0;
  return portalPort < 65_535 ? portalPort + 1 : null;
}

function trust(value: string | undefined): boolean | string {
  if (value === undefined || value === 'off' || value === 'none' || value === 'false') return false;
  return value === 'on' || value === 'true' ? true : value;
}
