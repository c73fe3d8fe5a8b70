import type { GrantTarget } from '@portal/contracts';
import type { GrantTarget as TargetKind } from '@portal/domain';

/** To whom a plan is shown, from what was chosen; null where nobody was. */
export function targetOf(kind: TargetKind, id: string): GrantTarget | null {
  switch (kind) {
    case 'person':
      return id === '' ? null : { kind, personId: id };
    case 'country':
      return id === '' ? null : { kind, iso3: id };
    case 'region':
      return id === '' ? null : { kind, region: id };
    case 'network':
    case 'public':
      return { kind };
  }
}
