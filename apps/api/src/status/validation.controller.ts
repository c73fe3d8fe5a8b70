import { Controller, Get, Query } from '@nestjs/common';
import { Validation, ValidationQuery } from '@portal/contracts';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { ValidationService } from './validation.service.js';

@Controller('validation')
export class ValidationController {
  constructor(private readonly validation: ValidationService) {}

  @Get()
  @May('status.validate')
  @Answers(Validation)
  queue(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: ValidationQuery }) query: ValidationQuery,
  ): Promise<Validation> {
    return this.validation.queue(actor, query);
  }
}
