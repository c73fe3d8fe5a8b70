import { Global, Module } from '@nestjs/common';
import { Mail } from './mail.js';
import { MailController } from './mail.controller.js';

@Global()
@Module({ controllers: [MailController], providers: [Mail], exports: [Mail] })
export class MailModule {}
