import { Module } from '@nestjs/common';
import { StatusModule } from '../status/status.module.js';
import { NetworkController } from './network.controller.js';
import { NetworkService } from './network.service.js';

@Module({ imports: [StatusModule], controllers: [NetworkController], providers: [NetworkService] })
export class NetworkModule {}
