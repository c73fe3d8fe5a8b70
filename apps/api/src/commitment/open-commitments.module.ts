import { Module } from '@nestjs/common';
import { OpenCommitmentsService } from './open-commitments.service.js';

/** Apart from the room's own module, which itself needs round tables. */
@Module({ providers: [OpenCommitmentsService], exports: [OpenCommitmentsService] })
export class OpenCommitmentsModule {}
