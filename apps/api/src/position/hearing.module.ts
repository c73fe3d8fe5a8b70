import { Module } from '@nestjs/common';
import { HearingService } from './hearing.service.js';

/** A module of its own: round tables ask it before they are concluded, and positions need round tables. */
@Module({ providers: [HearingService], exports: [HearingService] })
export class HearingModule {}
