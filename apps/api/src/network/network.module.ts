import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { StatusModule } from '../status/status.module.js';
import { CountryFileController } from './country-file.controller.js';
import { CountryFileService } from './country-file.service.js';
import { MembershipService } from './membership.service.js';
import { NetworkController } from './network.controller.js';
import { NetworkService } from './network.service.js';
import { PartnerController } from './partner.controller.js';
import { PartnerService } from './partner.service.js';
import { RegionCountryService } from './region-country.service.js';

@Module({
  imports: [AuditModule, StatusModule],
  controllers: [NetworkController, PartnerController, CountryFileController],
  providers: [CountryFileService, MembershipService, NetworkService, PartnerService, RegionCountryService],
  exports: [RegionCountryService],
})
export class NetworkModule {}
