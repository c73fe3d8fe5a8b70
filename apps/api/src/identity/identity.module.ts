import { Global, Module } from '@nestjs/common';
import { ACTOR_RESOLVER } from '../platform/http/guard.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PlanOpenModule } from '../plan/plan-open.module.js';
import { TeamOpenModule } from '../team/team-open.module.js';
import { GrantingService } from './granting.service.js';
import { HandoverService } from './handover.service.js';
import { InvitationController } from './invitation.controller.js';
import { InvitationService } from './invitation.service.js';
import { LinkController } from './link.controller.js';
import { LinkService } from './link.service.js';
import { OfficeWatch } from './office-watch.js';
import { OldSignIns } from './old-sign-ins.js';
import { PasswordService } from './password.service.js';
import { ResetService } from './reset.service.js';
import { RoleAssignmentController } from './role-assignment.controller.js';
import { RoleAssignmentService } from './role-assignment.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';

/** Global because the platform's guard asks it who acts, by a token of the platform. */
@Global()
@Module({
  imports: [NotificationsModule, PlanOpenModule, TeamOpenModule],
  controllers: [SessionController, RoleAssignmentController, InvitationController, LinkController],
  providers: [
    GrantingService,
    HandoverService,
    InvitationService,
    LinkService,
    OfficeWatch,
    PasswordService,
    ResetService,
    OldSignIns,
    RoleAssignmentService,
    SessionService,
    { provide: ACTOR_RESOLVER, useExisting: SessionService },
  ],
  exports: [ACTOR_RESOLVER, PasswordService, SessionService],
})
export class IdentityModule {}
