import { Global, Module } from '@nestjs/common';
import { JobMeasures } from './job-measures.js';
import { Metrics } from './metrics.js';
import { MetricsServer } from './metrics-server.js';

/** Global, so that every room can say what of it is counted. */
@Global()
@Module({ providers: [JobMeasures, Metrics, MetricsServer], exports: [Metrics, MetricsServer] })
export class TelemetryModule {}
