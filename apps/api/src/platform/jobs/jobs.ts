import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { type Job, PgBoss } from 'pg-boss';
import { isAway, Unavailable } from '../database/sqlstate.js';
import { SETTINGS, type Settings } from '../settings/settings.js';
import type { JobHandler, JobKind, JobSender } from './job-kind.js';
import { jobsSchema } from './jobs-schema.js';

interface Registered {
  readonly kind: { readonly name: string; readonly retries: number };
  readonly run: JobHandler<object>;
  /** When it comes by itself: a cron expression, UTC. */
  readonly cron: string | null;
}

const secondsUntilNextTry = 5;
const keptDays = 14;
/** How long work under way may still take once the process was asked to end. */
const patienceMs = 20_000;

/**
 * Background work, kept in PostgreSQL by pg-boss: sent in a transaction, done by whichever process has the role
 * `worker` or `all`. Rooms say what they do with `handle` when their module starts.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('jobs');
  private readonly registered = new Map<string, Registered>();
  private boss: Promise<PgBoss> | null = null;
  private lastWork: Promise<void> = Promise.resolve();
  private isOver = false;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Names who does this kind of work, before the application listens.
   *
   * @param cron when it also comes by itself, with empty data, once for all processes; UTC
   */
  handle<T extends object>(kind: JobKind<T>, handler: JobHandler<T>, cron: string | null = null): void {
    if (this.registered.has(kind.name)) throw new Error(`${kind.name} has two handlers`);
    const run: JobHandler<object> = (data, about) => handler(kind.schema.parse(data), about);
    this.registered.set(kind.name, { kind, run, cron });
  }

  /** What sends in the transaction of this client. */
  senderOn(client: ClientBase): JobSender {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    return {
      retry: async (name, id) => {
        await (await this.started()).retry(name, id, { db });
      },
      send: async (kind, data, { after } = {}) => {
        const boss = await this.started();
        const options = { db, ...(after ? { startAfter: after } : {}) };
        await boss.send(kind.name, kind.schema.parse(data), options);
      },
    };
  }

  /** Does, in this process and now, all work that is due. Answers how many were done; a failure is thrown. */
  async runDue(): Promise<number> {
    const boss = await this.started();
    let done = 0;
    for (const { kind, run } of this.registered.values()) {
      for (;;) {
        const [job] = await boss.fetch<object>(kind.name);
        if (!job) break;
        await this.runOne(boss, kind.name, job, run);
        done += 1;
      }
    }
    return done;
  }

  onApplicationBootstrap(): void {
    if (this.settings.role !== 'api') void this.workWhenPossible();
  }

  /** Asked to end: nothing new is taken up, while requests under way still send. */
  onModuleDestroy(): void {
    this.isOver = true;
    this.lastWork = this.putDown();
  }

  /** Waits for what is being worked on; what does not end in time goes back and is tried again elsewhere. */
  async end(): Promise<void> {
    this.isOver = true;
    await Promise.race([this.lastWork, new Promise((resolve) => setTimeout(resolve, patienceMs).unref())]);
    const boss = await this.boss?.catch(() => null);
    await boss?.stop({ graceful: true, timeout: 1_000 });
  }

  private async putDown(): Promise<void> {
    const boss = await this.boss?.catch(() => null);
    if (boss) await Promise.allSettled([...this.registered.keys()].map((name) => boss.offWork(name, { wait: true })));
  }

  private async runOne(boss: PgBoss, name: string, job: Job<object>, run: JobHandler<object>): Promise<void> {
    try {
      await run(job.data, { id: job.id });
    } catch (failure) {
      await boss.fail(name, job.id, { message: messageOf(failure) });
      throw failure;
    }
    await boss.complete(name, job.id);
  }

  /** The portal outlives its database: the work begins when the database is there. */
  private async workWhenPossible(): Promise<void> {
    while (!this.isOver) {
      try {
        const boss = await this.started();
        for (const registered of this.registered.values()) await this.takeUp(boss, registered);
        return;
      } catch (failure) {
        if (!(failure instanceof Unavailable)) this.log.error(messageOf(failure));
        await new Promise((resolve) => setTimeout(resolve, secondsUntilNextTry * 1_000).unref());
      }
    }
  }

  private async takeUp(boss: PgBoss, { kind, run, cron }: Registered): Promise<void> {
    await boss.work<object>(kind.name, { pollingIntervalSeconds: 2, batchSize: 1 }, async (jobs) => {
      for (const job of jobs) await run(job.data, { id: job.id });
    });
    if (cron) await boss.schedule(kind.name, cron, {}, { tz: 'UTC' });
  }

  private started(): Promise<PgBoss> {
    this.boss ??= this.begin().catch((failure: unknown) => {
      this.boss = null;
      throw isAway(failure) ? new Unavailable(failure) : failure;
    });
    return this.boss;
  }

  private async begin(): Promise<PgBoss> {
    const isWorker = this.settings.role !== 'api';
    const boss = new PgBoss({
      connectionString: this.settings.databaseUrl,
      schema: jobsSchema,
      max: isWorker ? 4 : 1,
      application_name: 'portal-jobs',
      options: '-c timezone=UTC',
      // The tables are made by a migration; the API's role owns nothing and rebuilds nothing.
      migrate: false,
      createSchema: false,
      reindex: false,
      supervise: isWorker,
      schedule: isWorker,
    });
    boss.on('error', (failure) => {
      if (!isAway(failure)) this.log.error(messageOf(failure));
    });
    try {
      await boss.start();
      for (const { kind } of this.registered.values()) {
        await boss.createQueue(kind.name, {
          retryLimit: kind.retries,
          retryDelay: 30,
          retryBackoff: true,
          retryDelayMax: 6 * 3_600,
          expireInSeconds: 900,
          deleteAfterSeconds: keptDays * 86_400,
          retentionSeconds: keptDays * 86_400,
        });
      }
      return boss;
    } catch (failure) {
      await boss.stop({ graceful: false }).catch(() => undefined);
      throw failure;
    }
  }
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
