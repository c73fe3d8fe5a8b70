import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { system } from '@portal/domain';
import { Database } from '../database/database.js';

/** A number that is read from the database whenever somebody asks for the measures. */
interface Measured {
  readonly gauge: Gauge;
  /** A lone number, without labels. */
  readonly isOne: boolean;
  /** Gives rows `{ value, … }`, the other columns being the gauge's labels. */
  readonly sql: string;
}

/** What the portal measures of itself, in the format of Prometheus. Served on a port of its own, never on the public one. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly measured: Measured[] = [];
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took, by the pattern of their route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  private readonly pool = new Gauge({
    name: 'portal_database_connections',
    help: 'Connections of this process to the database, and requests waiting for one.',
    labelNames: ['state'],
    registers: [this.registry],
  });
  private readonly isUp = new Gauge({
    name: 'portal_database_up',
    help: '1 where the database answered when the measures were asked for.',
    registers: [this.registry],
  });

  constructor(private readonly database: Database) {}

  /** Counts something of a room in the database; `sql` gives rows `{ value, … }`, its other columns being labels. */
  measure(name: string, help: string, sql: string, labelNames: readonly string[] = []): void {
    const gauge = new Gauge({ name, help, labelNames, registers: [this.registry] });
    this.measured.push({ gauge, isOne: labelNames.length === 0, sql });
  }

  observe(method: string, route: string, status: number, milliseconds: number): void {
    this.requests.observe({ method, route, status }, milliseconds / 1_000);
  }

  /** Measures the process itself too; once a process. */
  measureProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  async text(): Promise<string> {
    const { total, idle, waiting } = this.database.connections();
    this.pool.set({ state: 'total' }, total);
    this.pool.set({ state: 'idle' }, idle);
    this.pool.set({ state: 'waiting' }, waiting);
    for (const { gauge, isOne } of this.measured) {
      // A lone number would be reset to 0, which is a number too.
      if (isOne) gauge.remove();
      else gauge.reset();
    }
    try {
      await this.askDatabase();
      this.isUp.set(1);
    } catch {
      // A number of before would be taken for one of now.
      this.isUp.set(0);
    }
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  private async askDatabase(): Promise<void> {
    await this.database.read(system, async (tx) => {
      for (const { gauge, sql } of this.measured) {
        for (const { value, ...labels } of await tx.rows<{ value: number } & Record<string, string | number>>(sql))
          gauge.set(labels, value);
      }
    });
  }
}
