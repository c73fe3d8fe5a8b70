import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type FastifyBaseLogger, LogController } from 'fastify';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { constants } from 'node:zlib';
import { largestUpload } from '@portal/domain';
import { AppModule } from './app.module.js';
import { Refused } from './platform/http/failures.js';
import { refuseBadRequests } from './platform/http/hooks.js';
import { Leaving } from './platform/http/leaving.js';
import { invalidValuesFrom } from './platform/http/invalid-values.js';
import { describe } from './platform/http/openapi.js';
import { RouteTable } from './platform/http/route-table.js';
import { securityHeaders } from './platform/http/security-headers.js';
import { serveStaticFiles } from './platform/http/static-files.js';
import { type Log, nestLog, openLog } from './platform/telemetry/log.js';
import { Metrics } from './platform/telemetry/metrics.js';
import { noteRequests } from './platform/telemetry/request-lines.js';
import type { Settings } from './platform/settings/settings.js';

/** The whole application, not yet listening: what `main.ts` starts and what tests inject requests into. */
export async function createApplication(
  settings: Settings,
  log: Log = openLog(settings),
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: 1024 * 1024,
    trustProxy: settings.trustProxy,
    genReqId: () => randomUUID(),
    requestTimeout: 120_000,
    connectionTimeout: 130_000,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: 'idle',
    loggerInstance: log.child({}, { level: log.isLevelEnabled('warn') ? 'warn' : log.level }),
    // Lines of requests are ours (`noteRequests`), with the id in each: a logger for each request is not needed.
    childLoggerFactory: (logger: FastifyBaseLogger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(settings), adapter, {
    logger: nestLog(log),
    abortOnError: false,
    bodyParser: true,
  });
  const fastify = adapter.getInstance();
  const routes = app.get(RouteTable);
  fastify.addHook('onRoute', ({ method, url }) => routes.add(method, url));
  noteRequests(fastify, log, app.get(Metrics));
  app.get(Leaving).closeAfter(fastify);
  refuseBadRequests(fastify, settings);
  await fastify.register(helmet, securityHeaders(settings));
  await fastify.register(cookie);
  await fastify.register(multipart, { limits: { fileSize: largestUpload, files: 1, fields: 10, fieldSize: 4096 } });
  await fastify.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip', 'identity'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  fastify.addContentTypeParser(
    'application/merge-patch+json',
    { parseAs: 'string' },
    fastify.getDefaultJsonParser('error', 'error'),
  );
  if (settings.staticFolder && existsSync(settings.staticFolder))
    await serveStaticFiles(fastify, settings.staticFolder);

  app.setGlobalPrefix('api/v1', { exclude: ['problems/:type'] });
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      errorHttpStatusCode: 422,
      exceptionFactory: (issues) => new Refused({ refused: 'invalid', errors: invalidValuesFrom(issues) }),
    }),
  );
  describe(app);
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}
