import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';
import { RetentionController } from './retention.controller.js';
import { RetentionService } from './retention.service.js';
import { SettingHistoryService } from './setting-history.service.js';

@Module({
  controllers: [AuditController, RetentionController],
  providers: [AuditService, RetentionService, SettingHistoryService],
  exports: [SettingHistoryService],
})
export class AuditModule {}
