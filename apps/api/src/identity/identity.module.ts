import { Global, Module } from '@nestjs/common';
import { ACTOR_RESOLVER } from '../platform/http/guard.js';
import { OldSignIns } from './old-sign-ins.js';
import { PasswordService } from './password.service.js';
import { RoleAssignmentController } from './role-assignment.controller.js';
import { RoleAssignmentService } from './role-assignment.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';

/** Global because the platform's guard asks it who acts, by a token of the platform. */
@Global()
@Module({
  controllers: [SessionController, RoleAssignmentController],
  providers: [
    PasswordService,
    OldSignIns,
    RoleAssignmentService,
    SessionService,
    { provide: ACTOR_RESOLVER, useExisting: SessionService },
  ],
  exports: [ACTOR_RESOLVER, SessionService],
})
export class IdentityModule {}
