import '../../every-page';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { dayOfInstant } from '@portal/domain';
import { NetworkApi } from '../../network/network-api';
import { Formats } from '../../platform/formats';
import { laterFocus } from '../../platform/later-focus';
import { pageTitle } from '../../platform/page-title';
import { newKey, refusedFrom } from '../../platform/request';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { NotFoundPage } from '../../shell/not-found-page';
import { StatusApi } from '../status-api';
import {
  type FieldProblems,
  firstField,
  freshForm,
  problemsFrom,
  problemsOfRound,
  type RoundField,
  type RoundForm,
} from './round-form';
import { RoundsApi } from './rounds-api';

/** Opening a round: what is asked of whom, from when, by when, until when. */
@Component({
  selector: 'portal-round-form-page',
  imports: [NotFoundPage, RouterLink],
  templateUrl: './round-form-page.html',
  styleUrl: './round-form-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RoundFormPage {
  private readonly api = inject(RoundsApi);
  private readonly network = inject(NetworkApi);
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  private readonly focus = laterFocus();
  protected readonly session = inject(Session);
  private readonly texts = roomTexts('rounds');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;
  protected readonly common = this.texts.common;

  protected readonly days = ['opens', 'due', 'closes'] as const;
  protected readonly today = dayOfInstant(new Date().toISOString());
  protected readonly form = signal<RoundForm>(freshForm(this.today));
  /** Whom to ask: `all` partners, those of a region's code, or `some`, one by one. */
  protected readonly whom = signal('all');
  protected readonly problems = signal<FieldProblems>({});
  protected readonly refusal = signal('');
  protected readonly isBusy = signal(false);
  /** Kept across tries, so that a round is opened once on a bad line. */
  private key = newKey();

  private readonly partners = this.network.countries(() =>
    this.session.isKnown() ? { sample: 'exclude' } : undefined,
  );
  private readonly allRegions = this.network.regions();
  private readonly known = inject(StatusApi).indicators();
  protected readonly indicators = computed(() => (this.known.hasValue() ? this.known.value().items : []));
  protected readonly regions = computed(() => (this.allRegions.hasValue() ? this.allRegions.value().items : []));
  protected readonly countries = computed(() => {
    const all = this.partners.hasValue() ? this.partners.value().items : [];
    const collator = this.formats.collator();
    return all.toSorted((one, other) => collator.compare(one.name, other.name));
  });

  constructor() {
    pageTitle(() => this.t('open'));
    // All partner countries of today, until somebody says otherwise.
    effect(() => {
      const [whom, all] = [this.whom(), this.countries()];
      if (whom === 'some') return;
      const countries = all.filter(({ regions }) => whom === 'all' || regions.includes(whom)).map(({ iso3 }) => iso3);
      untracked(() => this.say({ countries }));
    });
  }

  protected say(change: Partial<RoundForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
    this.key = newKey();
    const fields = Object.keys(change);
    this.problems.update((problems) =>
      Object.fromEntries(Object.entries(problems).filter(([field]) => !fields.includes(field))),
    );
  }

  protected sayDay(field: 'opens' | 'due' | 'closes', day: string): void {
    this.say({ [field]: day });
  }

  protected toggle(field: 'indicators' | 'countries', id: string, isChosen: boolean): void {
    const others = this.form()[field].filter((each) => each !== id);
    this.say({ [field]: isChosen ? [...others, id] : others });
  }

  protected problemOf(field: RoundField): string | null {
    const problem = this.problems()[field];
    if (!problem) return null;
    return 'code' in problem ? this.t(`wrong.${problem.code}`) : problem.sentence;
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    this.refusal.set('');
    if (this.tell(problemsOfRound(this.form(), this.today))) return;
    this.isBusy.set(true);
    const input = { ...this.form(), title: this.form().title.trim() };
    const { title, opens, due, closes } = input;
    const body = { title, opens, due, closes, indicators: [...input.indicators], countries: [...input.countries] };
    try {
      const round = await this.api.open(body, this.key);
      await this.router.navigate(['/rounds', round.id]);
    } catch (failure) {
      const { problem } = refusedFrom(failure);
      const nameOf = (iso3: string) => this.countries().find((each) => each.iso3 === iso3)?.name ?? iso3;
      if (problem && this.tell(problemsFrom(problem, body, nameOf))) return;
      this.refusal.set(problem?.detail ?? this.t('no-line'));
      this.focus('refusal');
    } finally {
      this.isBusy.set(false);
    }
  }

  /** Puts what is wrong beside its field and the focus on the first; false where nothing is. */
  private tell(problems: FieldProblems): boolean {
    this.problems.set(problems);
    const first = firstField(problems);
    if (first) this.focus(`round-${first}`);
    return first !== undefined;
  }
}
