import { Module } from '@nestjs/common';
import { TeamOpenService } from './team-open.service.js';

/** Apart from the room's own module, which itself needs others. */
@Module({ providers: [TeamOpenService], exports: [TeamOpenService] })
export class TeamOpenModule {}
