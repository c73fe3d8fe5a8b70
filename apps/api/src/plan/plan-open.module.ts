import { Module } from '@nestjs/common';
import { PlanOpenService } from './plan-open.service.js';

/** Apart from the room's own module, which itself needs others. */
@Module({ providers: [PlanOpenService], exports: [PlanOpenService] })
export class PlanOpenModule {}
