import { Module } from '@nestjs/common';
import { RoundTableWordsService } from './round-table-words.service.js';

/** Apart from the room's own module, which needs rooms that need these words. */
@Module({ providers: [RoundTableWordsService], exports: [RoundTableWordsService] })
export class RoundTableWordsModule {}
