import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Formats } from '../platform/formats';
import { roomTexts } from '../platform/room-texts';
import { formState } from '../ui/form-state';
import { Modal } from '../ui/modal';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';

/** What was adopted never changes: a change of it is the next version, a copy in preparation. */
@Component({
  selector: 'portal-plan-next',
  imports: [Modal],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog portalModal class="dialog" aria-labelledby="next-title" (cancel)="desk.dialog.set(null)">
      <form novalidate (submit)="open($event)">
        <h2 id="next-title">{{ t('open-version', { number: number() }) }}</h2>
        <p>{{ t('open-version.means') }}</p>
        <p class="wrong" role="alert">{{ state.wrong() }}</p>
        <div class="actions">
          <button type="button" class="button" (click)="desk.dialog.set(null)">{{ texts.common('cancel') }}</button>
          <button type="submit" class="button primary">{{ t('open-version', { number: number() }) }}</button>
        </div>
      </form>
    </dialog>
  `,
  styles: `
    .wrong:empty {
      display: none;
    }
  `,
})
export class PlanNext {
  private readonly api = inject(PlanApi);
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  protected readonly desk = inject(PlanDesk);
  protected readonly texts = roomTexts('plan');
  protected readonly t = this.texts.t;
  protected readonly state = formState('plan');
  protected readonly number = computed(() => this.formats.number((this.desk.whole()?.number ?? 0) + 1));

  protected async open(event: Event): Promise<void> {
    event.preventDefault();
    const id = this.desk.id();
    if (!id) return;
    const next = await this.state.send((key) => this.api.openNext(id, {}, key));
    if (!next) return;
    this.desk.dialog.set(null);
    await this.router.navigate(['/plans', next.id]);
  }
}
