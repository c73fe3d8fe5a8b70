import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { JobsModule } from '../jobs/jobs.module.js';
import { AnswersInterceptor } from './answers.interceptor.js';
import { PortalGuard } from './guard.js';
import { HealthController } from './health.controller.js';
import { ProblemPageController } from './problem-page.controller.js';
import { Leaving } from './leaving.js';
import { CallLimits } from './limits.js';
import { OldCounts } from './old-counts.js';
import { PictureCache } from './picture-cache.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteTable } from './route-table.js';

@Global()
@Module({
  imports: [JobsModule],
  controllers: [HealthController, ProblemPageController],
  providers: [
    CallLimits,
    OldCounts,
    Leaving,
    RouteTable,
    PictureCache,
    { provide: APP_GUARD, useClass: PortalGuard },
    { provide: APP_INTERCEPTOR, useClass: AnswersInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [RouteTable, PictureCache],
})
export class HttpModule {}
