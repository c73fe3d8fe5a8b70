import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@portal/domain';

export const MAY = 'portal:may';

/** Says who may call a route. The guard refuses a route that does not say. */
export const May = (permission: Permission) => SetMetadata(MAY, permission);

export const ASKS_NOBODY = 'portal:asks-nobody';

/** Answers without finding out who asks, so that it holds while the database is away. */
export const AsksNobody = () => SetMetadata(ASKS_NOBODY, true);
