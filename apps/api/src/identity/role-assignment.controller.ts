import { Controller, Get, Query } from '@nestjs/common';
import { AssignmentsQuery, RoleAssignments } from '@portal/contracts';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { RoleAssignmentService } from './role-assignment.service.js';

@Controller('role-assignments')
export class RoleAssignmentController {
  constructor(private readonly assignments: RoleAssignmentService) {}

  @Get()
  @May('people.read')
  @Answers(RoleAssignments)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: AssignmentsQuery }) query: AssignmentsQuery,
  ): Promise<RoleAssignments> {
    return this.assignments.list(actor, query);
  }
}
