import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AnswersInterceptor } from './answers.interceptor.js';
import { PortalGuard } from './guard.js';
import { HealthController } from './health.controller.js';
import { ProblemPageController } from './problem-page.controller.js';
import { CallLimits } from './limits.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteTable } from './route-table.js';

@Global()
@Module({
  controllers: [HealthController, ProblemPageController],
  providers: [
    CallLimits,
    RouteTable,
    { provide: APP_GUARD, useClass: PortalGuard },
    { provide: APP_INTERCEPTOR, useClass: AnswersInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
  exports: [RouteTable],
})
export class HttpModule {}
