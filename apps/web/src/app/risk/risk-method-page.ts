import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RiskMethod } from '@portal/contracts';
import { impactDimensions } from '@portal/domain';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { RiskRating } from '../ui/risk-rating';
import { RiskMethodApi } from './risk-method-api';

/** A method of risk assessment: what its steps mean, how it rates each cell, from which level a risk must be treated, its sources. */
@Component({
  selector: 'portal-risk-method-page',
  imports: [FormDialog, NotFoundPage, ProblemNote, RiskRating, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-method-page.html',
  styleUrl: './risk-method-page.scss',
})
export class RiskMethodPage {
  readonly id = input.required<string>();

  private readonly api = inject(RiskMethodApi);
  private readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('risk-method');
  protected readonly t = this.texts.t;
  protected readonly page = roomTexts('risk-page').t;
  protected readonly risk = roomTexts('risk').t;
  protected readonly dimensions = impactDimensions;

  protected readonly asked = this.api.methods(() => this.session.person() !== null);
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  private readonly all = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  protected readonly method = computed(() => this.all().find(({ id }) => id === this.id()) ?? null);
  protected readonly others = computed(() => this.all().filter(({ id }) => id !== this.id()));
  protected readonly isMissing = computed(
    () => this.session.isKnown() && (this.session.person() === null || (this.asked.hasValue() && !this.method())),
  );
  /** The gravest impact on top, as every square is drawn. */
  protected readonly rows = computed(() => {
    const method = this.method();
    if (!method) return [];
    const { impact, likelihood, grid } = method;
    return impact
      .map(({ id, label }, row) => ({
        id,
        label,
        cells: likelihood.map((step, column) => ({ id: step.id, level: grid[row]?.[column] ?? null })),
      }))
      .toReversed();
  });
  /** The gravest first, as the square has them. */
  protected readonly levels = computed(() => this.method()?.levels.toReversed() ?? []);
  protected readonly treatFrom = computed(() => {
    const method = this.method();
    return method?.levels.find(({ id }) => id === method.treatFrom)?.label ?? '';
  });

  constructor() {
    pageTitle(() => (this.isMissing() ? '' : (this.method()?.name ?? '')));
  }

  protected versionOf({ number, publishedAt }: RiskMethod): string {
    const version = this.page('number', { number: this.formats.number(number) });
    if (publishedAt === null) return this.formats.enumeration([version, this.t('draft')]);
    return this.formats.enumeration([
      version,
      this.t('published', { day: this.formats.day(publishedAt.slice(0, 10)) }),
    ]);
  }

  /** Where a fault is, by the steps of its cell; empty where it is about the whole. */
  protected placeOf({ likelihood, impact }: RiskMethod, fault: RiskMethod['faults'][number]): string {
    const steps = [
      likelihood.find(({ id }) => id === fault.likelihood)?.label,
      impact.find(({ id }) => id === fault.impact)?.label,
    ];
    return this.formats.enumeration(steps.filter((step) => step !== undefined));
  }

  protected publish({ id, name }: RiskMethod): void {
    this.said.set('');
    this.form.set({
      title: this.t('publish.title', { name }),
      lead: this.t('publish.means'),
      send: this.t('publish'),
      draft: null,
      fields: () => [],
      initial: {},
      act: async (_, { key }) => {
        await this.api.publish(id, key);
        return this.t('publish.done');
      },
    });
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
  }
}
