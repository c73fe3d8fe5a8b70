import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const built = (entry: string) => fileURLToPath(new URL(`../../../dist/apps/api/${entry}.mjs`, import.meta.url));

type Environment = Readonly<Record<string, string>>;

/** The environment of this process without what it says of a portal. */
function bare(): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR };
}

/** A real process of the portal, as it runs outside of tests. */
export interface RunningProcess {
  readonly address: string;
  readonly metricsPort: number | null;
  readonly child: ChildProcess;
  /** What it wrote to its log. */
  readonly lines: readonly string[];
  ask(method: string, path: string, asked?: { readonly cookie?: string; readonly body?: unknown }): Promise<Response>;
  /** Signs in with the password; answers the cookie. */
  signIn(email: string, password: string): Promise<string>;
  /** Asks it to end; resolves to its exit code. */
  end(): Promise<number | null>;
}

/** Starts one and waits until it listens. */
export async function startProcess(environment: Environment): Promise<RunningProcess> {
  const child = spawn(process.execPath, [built('main')], {
    env: { ...bare(), PORT: '0', RATE_LIMITS: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const lines: string[] = [];
  child.stderr.on('data', (piece: Buffer) => lines.push(piece.toString()));
  const listening = new Promise<{ address: string; metricsPort: number | null }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const said = line.startsWith('{') ? (JSON.parse(line) as Record<string, unknown>) : {};
      if (said['event'] === 'listening') resolve(said as { address: string; metricsPort: number | null });
    });
    void ended.then(([code]) => {
      reject(new Error(`ended with ${String(code)} before it listened:\n${lines.join('\n')}`));
    });
  });
  const { address, metricsPort } = await listening;
  const ask: RunningProcess['ask'] = (method, path, { cookie, body } = {}) =>
    fetch(`${address}/api/v1${path}`, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    address,
    metricsPort,
    child,
    lines,
    ask,
    async signIn(email, password) {
      const answer = await ask('POST', '/session', { body: { email, password } });
      await answer.arrayBuffer();
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    async end() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
}

/** Runs the migration script, or one of its acts, to its end. */
export async function runMigrate(
  environment: Environment,
  act: readonly string[] = [],
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [built('migrate'), ...act], {
    env: { ...bare(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => said.push(piece.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: said.join('') };
}
