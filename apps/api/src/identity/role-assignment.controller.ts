import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import {
  AssignmentEnd,
  AssignmentsQuery,
  ById,
  People,
  PeopleQuery,
  RoleAssignment,
  RoleAssignments,
} from '@portal/contracts';
import type { Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, IfMatch } from '../platform/http/request.js';
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

  @Patch('role-assignments/:id')
  @May('people.grant')
  @Answers(RoleAssignment)
  end(
    @CurrentActor() actor: RequestActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: AssignmentEnd }) end: AssignmentEnd,
    @IfMatch() ifMatch: number | '*' | undefined,
  ): Promise<RoleAssignment | Refusal> {
    return this.assignments.end(actor, id, end, ifMatch);
  }

  @Get('people')
  @May('people.read')
  @Answers(People)
  people(@CurrentActor() actor: RequestActor, @Query({ schema: PeopleQuery }) query: PeopleQuery): Promise<People> {
    return this.assignments.people(actor, query);
  }
}
