import { Body, Controller, Delete, Get, Inject, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Me, MePatch, PasswordChange, Session, SignIn } from '@portal/contracts';
import { isRefusal, type Refusal } from '@portal/domain';
import type { RequestActor } from '../platform/database/request-actor.js';
import { Answers } from '../platform/http/answers.js';
import { May } from '../platform/http/may.js';
import { CurrentActor, type PortalRequest } from '../platform/http/request.js';
import { SETTINGS, type Settings } from '../platform/settings/settings.js';
import { PasswordService } from './password.service.js';
import { SessionService } from './session.service.js';

@Controller()
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly passwords: PasswordService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('session')
  @May('public')
  @Answers(Session)
  read(@CurrentActor() actor: RequestActor): Promise<Session> {
    return this.sessions.describe(actor);
  }

  @Post('session')
  @May('public')
  @Answers(Session)
  async begin(
    @Body({ schema: SignIn }) proof: SignIn,
    @Req() request: PortalRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session | Refusal> {
    const personId = await this.passwords.verify(proof, request.ip);
    if (isRefusal(personId)) return personId;
    const token = await this.sessions.begin(personId);
    this.setCookie(reply, token);
    return this.sessions.describeToken(token, request);
  }

  @Delete('session')
  @May('public')
  @Answers(null)
  async end(
    @CurrentActor() actor: RequestActor,
    @Req() request: PortalRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    if (actor.kind === 'person') await this.sessions.end(actor, request);
    this.clearCookie(reply);
  }

  @Delete('sessions')
  @May('signed-in')
  @Answers(null)
  async endAll(@CurrentActor() actor: RequestActor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.endAll(actor);
    this.clearCookie(reply);
  }

  @Get('me')
  @May('signed-in')
  @Answers(Me)
  me(@CurrentActor() actor: RequestActor): Promise<Me | Refusal> {
    return this.sessions.me(actor);
  }

  @Patch('me')
  @May('signed-in')
  @Answers(Me)
  patchMe(@CurrentActor() actor: RequestActor, @Body({ schema: MePatch }) patch: MePatch): Promise<Me | Refusal> {
    return this.sessions.patchMe(actor, patch);
  }

  @Post('me/password')
  @May('signed-in')
  @Answers(null)
  changePassword(
    @CurrentActor() actor: RequestActor,
    @Body({ schema: PasswordChange }) { current, next }: PasswordChange,
    @Req() request: PortalRequest,
  ): Promise<true | Refusal> {
    return this.passwords.change(actor, current, next, this.sessions.tokenHashOf(request));
  }

  private setCookie(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.sessions.cookieName, token, {
      httpOnly: true,
      sameSite: 'lax',
      path: '/',
      secure: this.settings.hasTls,
      maxAge: 7 * 24 * 3600,
    });
  }

  private clearCookie(reply: FastifyReply): void {
    void reply.clearCookie(this.sessions.cookieName, { path: '/', secure: this.settings.hasTls });
  }
}
