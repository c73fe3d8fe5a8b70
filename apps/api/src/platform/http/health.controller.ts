import { Controller, Get } from '@nestjs/common';
import * as z from 'zod';
import { Database } from '../database/database.js';
import { Answers } from './answers.js';
import { RequestProblem } from './failures.js';
import { Leaving } from './leaving.js';
import { AsksNobody, May } from './may.js';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });
type Health = z.infer<typeof Health>;

/** For whoever keeps the process running: alive, and able to answer. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly leaving: Leaving,
  ) {}

  @Get('live')
  @May('public')
  @AsksNobody()
  @Answers(Health)
  live(): Health {
    return { status: 'ok' };
  }

  @Get('ready')
  @May('public')
  @Answers(Health)
  async ready(): Promise<Health> {
    if (this.leaving.isLeaving) throw new RequestProblem('unavailable', 503, { 'retry-after': '5' });
    await this.database.ask('SELECT 1', []);
    return { status: 'ok' };
  }
}
