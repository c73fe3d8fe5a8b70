import { Module } from '@nestjs/common';
import { RoundTableWordsModule } from '../round-table/round-table-words.module.js';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarFeedService } from './calendar-feed.service.js';
import { FeedReadingService } from './feed-reading.service.js';

@Module({
  imports: [RoundTableWordsModule],
  controllers: [CalendarFeedController],
  providers: [CalendarFeedService, FeedReadingService],
})
export class CalendarFeedModule {}
