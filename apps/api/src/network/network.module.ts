import { Module } from '@nestjs/common';
import { StatusModule } from '../status/status.module.js';
import { CountryFileController } from './country-file.controller.js';
import { CountryFileService } from './country-file.service.js';
import { NetworkController } from './network.controller.js';
import { NetworkService } from './network.service.js';

@Module({
  imports: [StatusModule],
  controllers: [NetworkController, CountryFileController],
  providers: [CountryFileService, NetworkService],
})
export class NetworkModule {}
