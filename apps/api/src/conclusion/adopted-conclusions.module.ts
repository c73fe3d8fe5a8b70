import { Module } from '@nestjs/common';
import { AdoptedConclusionsService } from './adopted-conclusions.service.js';

/** Apart from the room's own module, which itself needs round tables. */
@Module({ providers: [AdoptedConclusionsService], exports: [AdoptedConclusionsService] })
export class AdoptedConclusionsModule {}
