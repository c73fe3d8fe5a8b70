import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RiskAssessment, RiskMethod } from '@portal/contracts';
import { type StepMap, suggestedMap, shapeOf } from '@portal/domain';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NotFoundPage } from '../shell/not-found-page';
import { formState } from '../ui/form-state';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { RiskApi } from './risk-api';
import { RiskMethodApi } from './risk-method-api';
import { RiskMarking } from '../ui/risk-marking';
import { RiskRating } from '../ui/risk-rating';
import { RiskRemapAxis } from './risk-remap-axis';
import { RiskRemapCells } from './risk-remap-cells';
import { effectCounts, remappedScenarios, wrongSteps } from './risk-remap-effect';

/** Moves an assessment to another method: where each step goes, what each cell becomes, and what that means for its scenarios. */
@Component({
  selector: 'portal-risk-remap-page',
  imports: [Icon, NotFoundPage, ProblemNote, RiskMarking, RiskRating, RiskRemapAxis, RiskRemapCells, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './risk-remap-page.html',
  styleUrl: './risk-remap-page.scss',
})
export class RiskRemapPage {
  readonly id = input.required<string>();
  /** The method that is moved to; the first one that there is, unless the address names another. */
  readonly method = input<string>();

  private readonly api = inject(RiskApi);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly formats = inject(Formats);
  protected readonly texts = roomTexts('risk-compare');
  protected readonly t = this.texts.t;
  protected readonly page = roomTexts('risk-page').t;
  protected readonly problems = roomTexts('problems').t;
  protected readonly state = formState<RiskAssessment>('risk-compare');
  protected readonly axes = ['likelihood', 'impact'] as const;

  private readonly asked = this.api.whole(() => (this.session.isKnown() ? this.id() : undefined));
  private readonly methods = inject(RiskMethodApi).methods(() => this.session.isKnown());
  protected readonly known = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly isMissing = computed(() => [404, 422].includes(this.asked.statusCode() ?? 200));
  protected readonly isLost = computed(() => this.asked.error() !== undefined || this.methods.error() !== undefined);
  /** Why no other version can be opened, as a sentence; empty where it can. */
  protected readonly whyNot = computed(() => {
    const right = this.known()?.rights.nextVersion;
    if (!right || right.may) return '';
    return (right.why && this.problems(`codes.${right.why}`)) || this.t('remap.cannot');
  });
  /** Every method but that of the assessment; null until they are here. */
  protected readonly others = computed(() => {
    const known = this.known();
    if (!known || !this.methods.hasValue()) return null;
    return this.methods.value().items.filter(({ id, publishedAt }) => id !== known.methodId && publishedAt !== null);
  });
  protected readonly goal = computed<RiskMethod | null>(() => {
    const others = this.others() ?? [];
    return others.find(({ id }) => id === this.method()) ?? others[0] ?? null;
  });
  protected readonly year = linkedSignal(() => {
    const known = this.known();
    return known ? String(Math.max(known.referenceYear + 1, new Date().getUTCFullYear())) : '';
  });
  /** Begins with each step at its own place, or at its share of the scale; begun anew for another method. */
  protected readonly map = linkedSignal<StepMap | null>(() => {
    const [known, goal] = [this.known(), this.goal()];
    return known && goal ? suggestedMap(shapeOf(known.method), shapeOf(goal)) : null;
  });
  protected readonly wrong = computed<ReadonlyMap<string, string>>(() => {
    const [known, goal, map] = [this.known(), this.goal(), this.map()];
    return known && goal && map ? wrongSteps(map, shapeOf(known.method), shapeOf(goal)) : new Map();
  });
  protected readonly becoming = computed(() => {
    const [known, goal, map] = [this.known(), this.goal(), this.map()];
    if (!known || !goal || !map || this.wrong().size > 0) return null;
    const all = remappedScenarios(map, known.method, goal, known.scenarioList);
    return {
      all,
      counts: effectCounts(all),
      changed: all.filter(({ way, duty }) => way !== 'same' || duty !== 'same'),
    };
  });
  protected readonly sum = computed(() => {
    const counts = this.becoming()?.counts;
    if (!counts) return '';
    return this.formats.enumeration(
      (['higher', 'lower', 'same'] as const)
        .filter((way) => counts[way] > 0)
        .map((way) => this.texts.n(`remap.sum.${way}`, counts[way])),
    );
  });

  constructor() {
    pageTitle(() => (this.isMissing() || !this.known() ? '' : this.t('remap.title')));
  }

  protected nameOf({ name, number }: RiskMethod): string {
    return this.formats.enumeration([name, this.page('number', { number: this.formats.number(number) })]);
  }

  protected async take(method: string): Promise<void> {
    this.state.settle();
    await this.router.navigate([], { queryParams: { method }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected move(axis: 'likelihood' | 'impact', { step, to }: { readonly step: string; readonly to: string }): void {
    this.map.update((map) => map && { ...map, [axis]: { ...map[axis], [step]: to } });
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const [goal, map] = [this.goal(), this.map()];
    if (!goal || !map || this.wrong().size > 0) return;
    const referenceYear = Number(this.year());
    const input = { referenceYear, remapping: { methodId: goal.id, ...map } };
    const next = await this.state.send((key) => this.api.openNext(this.id(), input, key), 'remap.done');
    if (next) await this.router.navigate(['/risks', next.id]);
  }

  protected again(): void {
    for (const each of [this.asked, this.methods]) if (each.error()) each.reload();
  }
}
