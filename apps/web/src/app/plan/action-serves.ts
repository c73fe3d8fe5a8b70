import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Action, ActionServes as Serves, Served } from '@portal/contracts';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { PlanApi } from './plan-api';

/** Which regional priorities and commitments an action carries out, for the plan's own people. */
@Component({
  selector: 'portal-action-serves',
  imports: [FormDialog, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (known(); as serves) {
      @if (serves.items.length > 0 || serves.mayLink.may) {
        <h4>{{ t('serves.title') }}</h4>
        <ul>
          @for (each of serves.items; track each.id) {
            <li>
              <bdi>{{ each.words }}</bdi>
              <a [routerLink]="['/round-tables', each.roundTableId, partOf(each)]"
                ><bdi dir="ltr">{{ each.reference }}</bdi></a
              >
            </li>
          }
        </ul>
        @if (serves.mayLink.may) {
          @if (serves.choices.length + serves.items.length > 0) {
            <button type="button" class="button quiet" (click)="open(serves)">{{ t('serves.link') }}</button>
          } @else {
            <p class="second">{{ t('serves.none') }}</p>
          }
        }
        <p role="status" class="second">{{ said() }}</p>
      }
    }
    @if (form(); as act) {
      <portal-form-dialog [form]="act" (done)="done($event)" (closed)="form.set(null)" />
    }
  `,
  styles: `
    h4 {
      margin-block-start: 12px;
    }
    ul {
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      padding-block: 4px;
    }
    p:empty {
      display: none;
    }
  `,
})
export class ActionServes {
  readonly action = input.required<Action>();

  private readonly api = inject(PlanApi);
  private readonly session = inject(Session);
  protected readonly t = roomTexts('plan').t;
  private readonly asked = httpResource<Serves>(() =>
    this.session.may('plans.work') ? `/api/v1/actions/${this.action().id}/serves` : undefined,
  );
  /** To anybody but the plan's own people there is nothing here. */
  protected readonly known = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');

  protected partOf({ kind }: Served): string {
    return kind === 'priority' ? 'priorities' : 'commitments';
  }

  protected open(serves: Serves): void {
    const all = [...new Map([...serves.items, ...serves.choices].map((each) => [each.id, each])).values()];
    const of = (kind: Served['kind'], some: readonly Served[]) => some.filter((each) => each.kind === kind);
    const ids = (kind: Served['kind']) => of(kind, serves.items).map(({ id }) => id);
    const field = (name: string, kind: Served['kind']) =>
      ({
        name,
        label: this.t(`serves.${name}`),
        takes: 'several',
        options: of(kind, all).map(({ id, words, reference }) => ({ value: id, name: `${words} (${reference})` })),
      }) as const;
    this.said.set('');
    this.form.set({
      title: this.t('serves.title'),
      lead: this.action().title,
      send: this.t('save'),
      draft: `action/${this.action().id}/serves`,
      fields: () => [
        ...(of('commitment', all).length > 0 ? [field('commitments', 'commitment')] : []),
        ...(of('priority', all).length > 0 ? [field('priorities', 'priority')] : []),
      ],
      initial: { priorities: ids('priority').join(' '), commitments: ids('commitment').join(' ') },
      act: async (values) => {
        const chosen = (name: string) => (values[name] ?? '').split(' ').filter(Boolean);
        const input = { priorities: chosen('priorities'), commitments: chosen('commitments') };
        await this.api.serve(this.action().id, input);
        return this.t('serves.done');
      },
    });
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
  }
}
