import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import type { Priority, PriorityMatrix } from '@portal/contracts';
import { EMPTY } from 'rxjs';
import { Formats } from '../platform/formats';
import { newKey } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { DomainMarks } from '../ui/domain-marks';
import { EmptyMark } from '../ui/empty-mark';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { ProblemNote } from '../ui/problem-note';
import { CountByHand } from './count-by-hand';
import { matrixRows, type Square } from './matrix-rows';
import { PrioritiesApi } from './priorities-api';
import { PriorityActs } from './priority-acts';

/** What the region puts first: countries × priorities with the points of each ballot, and the count to check by hand. */
@Component({
  selector: 'portal-priorities-part',
  imports: [CountByHand, DomainMarks, EmptyMark, FormDialog, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './priorities-part.html',
  styleUrl: './priorities-part.scss',
})
export class PrioritiesPart {
  private readonly api = inject(PrioritiesApi);
  private readonly formats = inject(Formats);
  private readonly params = toSignal(inject(ActivatedRoute).parent?.paramMap ?? EMPTY);
  protected readonly acts = inject(PriorityActs);
  protected readonly t = roomTexts('priority').t;
  protected readonly asked = this.api.matrix(() => this.params()?.get('id') ?? undefined);
  protected readonly known = linkedSignal<PriorityMatrix | null>(() =>
    this.asked.hasValue() ? this.asked.value() : null,
  );
  protected readonly rows = computed(() => {
    const matrix = this.known();
    return matrix ? matrixRows(matrix) : [];
  });
  protected readonly form = signal<FormAct | null>(null);
  protected readonly isCounting = signal(false);
  protected readonly said = signal('');

  /** The rule, how many ballots are in, and until when. */
  protected lead({ voting, ballots, countries, mayClose }: PriorityMatrix): string {
    const { state, until } = voting;
    const isOver = state === 'closed' && voting.closedAt === null && mayClose;
    const how =
      state === 'open' && until
        ? this.t('state.open-until', { until: this.formats.instant(until) })
        : this.t(isOver ? 'state.over' : `state.${state}`);
    const cast = this.t('ballots', { cast: String(ballots.length), all: String(countries.length) });
    return [this.t('rule'), ...(state === 'not-open' ? [] : [cast]), how].join(' ');
  }

  protected about({ proposedBy, supportedBy, status, reason }: Priority): string {
    return this.formats.enumeration([
      this.t('proposed-by', { who: proposedBy?.name ?? this.t('secretariat') }),
      ...(supportedBy.length > 0 ? [this.t('supported-by', { countries: this.names(supportedBy) })] : []),
      ...(status === 'proposed' ? [] : [[this.t(`status.${status}`), reason].filter(Boolean).join('. ')]),
    ]);
  }

  protected squareTold({ country, points }: Square): string {
    return points === null
      ? this.formats.told(country, this.t('no-ballot'))
      : this.formats.told(country, String(points));
  }

  protected notVoted({ countries, ballots }: PriorityMatrix): string {
    const without = countries.filter(({ iso3 }) => !ballots.some((ballot) => ballot.iso3 === iso3));
    return without.length > 0 ? this.t('not-voted', { countries: this.names(without) }) : '';
  }

  protected hasVoted({ ballots }: PriorityMatrix, iso3: string): boolean {
    return ballots.some((ballot) => ballot.iso3 === iso3);
  }

  protected supports({ supportedBy }: Priority, iso3: string): boolean {
    return supportedBy.some((each) => each.iso3 === iso3);
  }

  protected supportNamed(priority: Priority, iso3: string): string {
    return this.formats.told(this.t(this.supports(priority, iso3) ? 'unsupport' : 'support'), priority.title);
  }

  protected async support(priority: Priority, iso3: string): Promise<void> {
    const supports = !this.supports(priority, iso3);
    await this.api.support(priority.id, { country: iso3, supports }, newKey());
    this.done(this.t('done'));
  }

  /** The names of countries of which something is said, as a list. */
  protected names(countries: readonly { readonly name: string }[]): string {
    return this.formats.list(countries.map(({ name }) => name));
  }

  protected saying({ answers }: PriorityMatrix['inForce'][number], holds: boolean): string {
    const countries = answers.filter((each) => each.holds === holds);
    return countries.length > 0 ? this.t(holds ? 'holds' : 'holds-not', { countries: this.names(countries) }) : '';
  }

  protected open(form: FormAct): void {
    this.said.set('');
    this.form.set(form);
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
  }
}
