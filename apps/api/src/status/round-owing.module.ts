import { Module } from '@nestjs/common';
import { RoundOwingService } from './round-owing.service.js';

/** Apart from the room's own module, which itself needs work. */
@Module({ providers: [RoundOwingService], exports: [RoundOwingService] })
export class RoundOwingModule {}
