import { Module } from '@nestjs/common';
import { DueActionService } from './due-action.service.js';

/** Apart from the room's own module, which itself needs work. */
@Module({ providers: [DueActionService], exports: [DueActionService] })
export class DueActionModule {}
