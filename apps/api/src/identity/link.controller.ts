import { Body, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LinkAcceptance, LinkToken, OpenedLink, ResetInput, Session } from '@portal/contracts';
import { isRefusal, type Refusal } from '@portal/domain';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { languageOf, type PortalRequest } from '../platform/http/request.js';
import { SETTINGS, type Settings } from '../platform/settings/settings.js';
import { LinkService } from './link.service.js';
import { ResetService } from './reset.service.js';
import { keepSession } from './session-cookie.js';
import { SessionService } from './session.service.js';

/** One-time links. Their token comes in the body: it stands in no address and no log. */
@Controller()
export class LinkController {
  constructor(
    private readonly links: LinkService,
    private readonly resets: ResetService,
    private readonly sessions: SessionService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post('links/open')
  @May('public')
  @Answers(OpenedLink)
  open(
    @Body({ schema: LinkToken }) { token }: LinkToken,
    @Req() request: PortalRequest,
  ): Promise<OpenedLink | Refusal> {
    return this.links.open(token, request.ip, languageOf(request));
  }

  @Post('links/accept')
  @May('public')
  @Answers(Session)
  async accept(
    @Body({ schema: LinkAcceptance }) acceptance: LinkAcceptance,
    @Req() request: PortalRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session | Refusal> {
    const personId = await this.links.accept(acceptance, request.ip);
    if (isRefusal(personId)) return personId;
    const token = await this.sessions.begin(personId);
    keepSession(reply, this.sessions.cookieName, token, this.settings);
    return this.sessions.describeToken(token, request);
  }

  @Post('resets')
  @May('public')
  @Answers(null)
  reset(@Body({ schema: ResetInput }) { email }: ResetInput, @Req() request: PortalRequest): Promise<true | Refusal> {
    return this.resets.ask(email, request.ip);
  }
}
