import { inject, Injectable } from '@angular/core';
import { Session } from './session';

/** Whether a page asks for sample data: a trial installation does, unless its address says otherwise. */
@Injectable({ providedIn: 'root' })
export class Picture {
  private readonly session = inject(Session);

  sample(asked: string | undefined): 'include' | 'exclude' {
    if (asked === 'include' || asked === 'exclude') return asked;
    return this.session.isTrial() ? 'include' : 'exclude';
  }
}
