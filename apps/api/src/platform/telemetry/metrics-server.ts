import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { SETTINGS, type Settings } from '../settings/settings.js';
import { Metrics } from './metrics.js';

/** Serves the measures at `/metrics` on a port of their own, on the loopback unless `METRICS_HOST` says else. */
@Injectable()
export class MetricsServer implements OnApplicationShutdown {
  private readonly log = new Logger('metrics');
  private server: Server | null = null;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly metrics: Metrics,
  ) {}

  /** Resolves to the port, or to null where there is none: the portal serves without its measures. */
  listen(): Promise<number | null> {
    const { metricsPort: port, metricsHost: host } = this.settings;
    if (port === null) return Promise.resolve(null);
    this.metrics.measureProcess();
    const server = createServer((request, response) => {
      const isAsked = request.method === 'GET' && request.url?.split('?', 1)[0] === '/metrics';
      void (isAsked ? this.answer(response) : Promise.resolve(response.writeHead(404).end()));
    });
    return new Promise((resolve) => {
      server.once('error', (failure: NodeJS.ErrnoException) => {
        this.log.warn(`no measures: port ${port} cannot be listened on (${failure.code ?? failure.message})`);
        resolve(null);
      });
      server.listen({ port, host }, () => {
        this.server = server;
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : null);
      });
    });
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(response: ServerResponse): Promise<void> {
    try {
      const text = await this.metrics.text();
      response.writeHead(200, { 'content-type': this.metrics.contentType, 'cache-control': 'no-store' }).end(text);
    } catch (failure) {
      this.log.error(failure);
      response.writeHead(500).end();
    }
  }
}
