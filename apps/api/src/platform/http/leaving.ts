import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { SETTINGS, type Settings } from '../settings/settings.js';

/** How long requests under way may still take once the process was asked to end. */
const patienceMs = 25_000;

/**
 * How a process leaves: it says that it is not ready, goes on for as long as a balancer needs to notice
 * (`DRAIN_SECONDS`), then takes no new request and ends those under way, each within 25 seconds.
 */
@Injectable()
export class Leaving implements OnModuleDestroy, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly log = new Logger('leaving');
  private timer: NodeJS.Timeout | null = null;
  isLeaving = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleDestroy(): void {
    this.isLeaving = true;
  }

  /** Lets no connection wait for another request once its last one was answered. */
  closeAfter(fastify: FastifyInstance): void {
    fastify.addHook('onSend', (_request, reply, payload, done) => {
      if (this.isLeaving) void reply.header('connection', 'close');
      done(null, payload);
    });
  }

  async beforeApplicationShutdown(signal?: string): Promise<void> {
    if (signal) await wait(this.settings.drainSeconds * 1_000);
    this.timer = setTimeout(() => {
      this.log.warn(`requests did not end within ${patienceMs / 1_000} seconds: their connections are cut`);
      const server: unknown = this.host.httpAdapter.getHttpServer();
      if (server instanceof Server) server.closeAllConnections();
    }, patienceMs).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer);
  }
}
