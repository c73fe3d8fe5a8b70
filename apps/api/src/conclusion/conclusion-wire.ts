import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { ConclusionEvent } from '@portal/contracts';
import { ConclusionEvent as ConclusionEventSchema } from '@portal/contracts';
import { system } from '@portal/domain';
import { PassThrough } from 'node:stream';
import { Client } from 'pg';
import * as z from 'zod';
import { Database } from '../platform/database/database.js';
import type { ReadTransaction } from '../platform/database/transaction.js';
import { SETTINGS, type Settings } from '../platform/settings/settings.js';

const channel = 'conclusions';
/** PostgreSQL takes 8 000 bytes; what is longer is told by its id and read. */
const mostTold = 7_500;
const heartbeatMs = 20_000;
/** A stream ends after this and is opened anew: so that who may see it no more sees it no longer than that. */
const longestMs = 5 * 60_000;
/** Who reads slower than others write is cut off, and begins again with the whole. */
const mostWaiting = 4_000_000;

const Told = z.object({
  roundTable: z.string(),
  event: ConclusionEventSchema.optional(),
  update: z.string().optional(),
});

interface Stream {
  readonly to: PassThrough;
  readonly since: number;
}

/**
 * What happens to a draft, told to all who have it open, over all processes: PostgreSQL carries it (NOTIFY), with the
 * commit of what it tells. A process listens while somebody is connected to it.
 */
@Injectable()
export class ConclusionWire implements OnModuleDestroy {
  private readonly log = new Logger('conclusions');
  private readonly streams = new Map<string, Set<Stream>>();
  private listening: Promise<Client> | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly database: Database,
  ) {}

  /** Tells it once this is committed; presence, which is kept nowhere, at once. */
  async tell(tx: ReadTransaction, roundTable: string, event: ConclusionEvent, updateId?: string): Promise<void> {
    const whole = JSON.stringify({ roundTable, event });
    const told =
      Buffer.byteLength(whole) <= mostTold || updateId === undefined
        ? whole
        : JSON.stringify({ roundTable, update: updateId });
    await tx.row('SELECT pg_notify($1, $2)', [channel, told]);
  }

  /** Opens a stream; what is told from now on goes down it. What was before, its opener says. */
  async open(roundTable: string): Promise<PassThrough> {
    await this.listen();
    const stream: Stream = { to: new PassThrough(), since: performance.now() };
    const ofOne = this.streams.get(roundTable) ?? new Set();
    ofOne.add(stream);
    this.streams.set(roundTable, ofOne);
    stream.to.on('close', () => {
      ofOne.delete(stream);
      if (ofOne.size === 0 && this.streams.get(roundTable) === ofOne) this.streams.delete(roundTable);
    });
    this.timer ??= setInterval(() => this.beat(), heartbeatMs).unref();
    return stream.to;
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    this.endAll();
    const client = await this.listening?.catch(() => null);
    await client?.end().catch(() => undefined);
  }

  private listen(): Promise<Client> {
    this.listening ??= this.connect().catch((failure: unknown) => {
      this.listening = null;
      throw failure;
    });
    return this.listening;
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.settings.databaseUrl, keepAlive: true });
    client.on('error', () => undefined);
    // What was told while nobody listened is lost: whoever reads begins again with the whole.
    client.on('end', () => {
      this.listening = null;
      this.endAll();
    });
    client.on('notification', ({ payload }) => {
      this.hear(payload ?? '').catch((failure: unknown) => this.log.error(failure));
    });
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    return client;
  }

  private async hear(payload: string): Promise<void> {
    const { roundTable, event, update } = Told.parse(JSON.parse(payload));
    const streams = this.streams.get(roundTable);
    if (!streams) return;
    const said = event ?? (await this.updateOf(update ?? ''));
    if (said) for (const { to } of streams) send(to, said);
  }

  private async updateOf(id: string): Promise<ConclusionEvent | null> {
    const row = await this.database.read(system, (tx) =>
      tx.row<{ bytes: Buffer }>('SELECT bytes FROM conclusion_update WHERE id = $1', [id]),
    );
    return row ? { kind: 'update', update: row.bytes.toString('base64') } : null;
  }

  private beat(): void {
    const now = performance.now();
    for (const ofOne of this.streams.values()) {
      for (const { to, since } of ofOne) {
        if (now - since > longestMs) to.end();
        else to.write(': \n\n');
      }
    }
  }

  private endAll(): void {
    for (const ofOne of this.streams.values()) for (const { to } of ofOne) to.end();
  }
}

/** Hands an event down a stream as the format of server-sent events has it. */
export function send(to: PassThrough, event: ConclusionEvent): void {
  if (to.writableLength > mostWaiting) to.destroy();
  else if (!to.writableEnded) to.write(`data: ${JSON.stringify(event)}\n\n`);
}
