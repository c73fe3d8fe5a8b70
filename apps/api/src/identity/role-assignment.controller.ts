import { Controller, Get, Query } from '@nestjs/common';
import { AssignmentsQuery, People, PeopleQuery, RoleAssignments } from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor } from '../platform/http/request.js';
import { RoleAssignmentService } from './role-assignment.service.js';

@Controller()
export class RoleAssignmentController {
  constructor(private readonly assignments: RoleAssignmentService) {}

  @Get('role-assignments')
  @May('people.read')
  @Answers(RoleAssignments)
  list(
    @CurrentActor() actor: RequestActor,
    @Query({ schema: AssignmentsQuery }) query: AssignmentsQuery,
  ): Promise<RoleAssignments | Refusal> {
    return this.assignments.list(actor, query);
  }

  @Get('people')
  @May('people.read')
  @Answers(People)
  people(@CurrentActor() actor: RequestActor, @Query({ schema: PeopleQuery }) query: PeopleQuery): Promise<People> {
    return this.assignments.people(actor, query);
  }
}
