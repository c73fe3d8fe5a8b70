import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiCookieAuth, ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@portal/domain';

export const MAY = 'portal:may';

/** Says who may call a route; the OpenAPI document, whether it needs a session. The guard refuses a route that does not say. */
export const May = (permission: Permission) =>
  applyDecorators(SetMetadata(MAY, permission), ...(permission === 'public' ? [] : [ApiCookieAuth()]));

export const ASKS_NOBODY = 'portal:asks-nobody';

/** Under this name the OpenAPI document says that an operation needs neither a person nor the database. */
export const asksNobodyExtension = 'x-asks-nobody';

/** Answers without finding out who asks, so that it holds while the database is away. */
export const AsksNobody = () =>
  applyDecorators(SetMetadata(ASKS_NOBODY, true), ApiExtension(asksNobodyExtension, true));

/** Under this name the OpenAPI document says that an operation refuses some of those who may ask it. */
export const forbidsSomeExtension = 'x-forbids-some';

/** For a read that anybody may ask, of a record that is shown to some in part: they are refused the rest (403). */
export const ForbidsSome = () => ApiExtension(forbidsSomeExtension, true);
