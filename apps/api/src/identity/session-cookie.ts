import type { FastifyReply } from 'fastify';
import type { Settings } from '../platform/settings/settings.js';

/** Hands a session to the browser: out of reach for scripts, and sent to this site alone. */
export function keepSession(reply: FastifyReply, name: string, token: string, { hasTls }: Settings): void {
  void reply.setCookie(name, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: hasTls,
    maxAge: 7 * 24 * 3600,
  });
}
