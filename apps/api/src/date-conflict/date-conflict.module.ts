import { Module } from '@nestjs/common';
import { RoundTableModule } from '../round-table/round-table.module.js';
import { CalendarService } from './calendar.service.js';
import { DateConflictController } from './date-conflict.controller.js';
import { DateConflictService } from './date-conflict.service.js';
import { HolidayService } from './holiday.service.js';
import { PollCalendarService } from './poll-calendar.service.js';

@Module({
  imports: [RoundTableModule],
  controllers: [DateConflictController],
  providers: [CalendarService, DateConflictService, HolidayService, PollCalendarService],
  exports: [PollCalendarService],
})
export class DateConflictModule {}
