import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { StatusModule } from '../status/status.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AccountErasingService } from './account-erasing.service.js';
import { ArchiveFile } from './archive-file.js';
import { CountryArchive } from './country-archive.js';
import { ExportController } from './export.controller.js';
import { ExportMaker } from './export-maker.js';
import { ExportService } from './export.service.js';
import { PersonalDataController } from './personal-data.controller.js';
import { PersonalDataService } from './personal-data.service.js';
import { OldExports } from './old-exports.js';

@Module({
  imports: [IdentityModule, NotificationsModule, StatusModule],
  controllers: [ExportController, PersonalDataController],
  providers: [
    AccountErasingService,
    ArchiveFile,
    CountryArchive,
    ExportMaker,
    ExportService,
    OldExports,
    PersonalDataService,
  ],
})
export class ExportsModule {}
