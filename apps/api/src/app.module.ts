import { type DynamicModule, Module } from '@nestjs/common';
import { AcceptanceModule } from './acceptance/acceptance.module.js';
import { AgendaModule } from './agenda/agenda.module.js';
import { AuditModule } from './audit/audit.module.js';
import { DelegationModule } from './delegation/delegation.module.js';
import { CommitmentModule } from './commitment/commitment.module.js';
import { ConclusionModule } from './conclusion/conclusion.module.js';
import { BriefingModule } from './briefing/briefing.module.js';
import { DateConflictModule } from './date-conflict/date-conflict.module.js';
import { DatePollModule } from './date-poll/date-poll.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { ExpertReviewModule } from './expert-review/expert-review.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { MinutesModule } from './minutes/minutes.module.js';
import { CalendarFeedModule } from './calendar-feed/calendar-feed.module.js';
import { MeetingInvitationModule } from './meeting-invitation/meeting-invitation.module.js';
import { NetworkModule } from './network/network.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { PlanModule } from './plan/plan.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { FilesModule } from './platform/files/files.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { FailedJobsModule } from './platform/jobs/failed-jobs.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { PositionModule } from './position/position.module.js';
import { PriorityModule } from './priority/priority.module.js';
import type { Settings } from './platform/settings/settings.js';
import { SettingsModule } from './platform/settings/settings.module.js';
import { TelemetryModule } from './platform/telemetry/telemetry.module.js';
import { RegionalRiskPictureModule } from './regional-risk-picture/regional-risk-picture.module.js';
import { RiskModule } from './risk/risk.module.js';
import { RiskReportModule } from './risk-report/risk-report.module.js';
import { RiskMethodModule } from './risk-method/risk-method.module.js';
import { RoundTableModule } from './round-table/round-table.module.js';
import { ScenarioModule } from './scenario/scenario.module.js';
import { ScoringModule } from './scoring/scoring.module.js';
import { SearchModule } from './search/search.module.js';
import { StatusModule } from './status/status.module.js';
import { TeamModule } from './team/team.module.js';
import { VaultModule } from './platform/vault/vault.module.js';
import { WorkModule } from './work/work.module.js';

/** The list of rooms. */
@Module({})
export class AppModule {
  static of(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        DatabaseModule,
        VaultModule,
        FilesModule,
        HttpModule,
        TelemetryModule,
        FailedJobsModule,
        MailModule,
        IdentityModule,
        NetworkModule,
        StatusModule,
        DocumentsModule,
        TeamModule,
        PlanModule,
        // Before round tables, whose `:id` would take its addresses.
        DateConflictModule,
        RoundTableModule,
        PositionModule,
        PriorityModule,
        AgendaModule,
        DelegationModule,
        ConclusionModule,
        CommitmentModule,
        OverviewModule,
        MinutesModule,
        BriefingModule,
        MeetingInvitationModule,
        CalendarFeedModule,
        DatePollModule,
        RiskMethodModule,
        RiskModule,
        RiskReportModule,
        ScenarioModule,
        ScoringModule,
        ExpertReviewModule,
        AcceptanceModule,
        RegionalRiskPictureModule,
        SearchModule,
        NotificationsModule,
        WorkModule,
        AuditModule,
        ExportsModule,
      ],
    };
  }
}
