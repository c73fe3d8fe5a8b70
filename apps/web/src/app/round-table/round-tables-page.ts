import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RoundTableBoard } from '@portal/contracts';
import { roundTableLives } from '@portal/domain';
import { DateConflictsApi } from '../date-poll/date-conflicts-api';
import { NetworkApi } from '../network/network-api';
import { Formats } from '../platform/formats';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Screen } from '../platform/screen';
import { Session } from '../platform/session';
import { ConflictWords } from '../ui/conflict-words';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { matching } from './board-filter';
import { BoardConflicts, type ToAccept } from './board-conflicts';
import { boardLayers } from './board-layers-asked';
import { RoundTableActs } from './round-table-acts';
import { RoundTablesApi } from './round-tables-api';
import { TemplateActs } from './template-acts';
import type { Templates } from './template-follows';
import { type Move, YearBoard } from './year-board';
import { YearCalendar } from './year-calendar';
import { YearList } from './year-list';

const views = ['board', 'list', 'calendar'] as const;
type View = (typeof views)[number];

/** A year of round tables: eight regions by twelve months, as a list, or as a calendar. All that is chosen is in the address. */
@Component({
  selector: 'portal-round-tables-page',
  imports: [BoardConflicts, FormDialog, Icon, ProblemNote, RouterLink, YearBoard, YearCalendar, YearList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './round-tables-page.html',
  styleUrl: './round-tables-page.scss',
})
export class RoundTablesPage {
  private readonly session = inject(Session);
  private readonly picture = inject(Picture);
  private readonly router = inject(Router);
  private readonly acts = inject(RoundTableActs);
  private readonly templates = inject(TemplateActs);
  private readonly api = inject(RoundTablesApi);
  private readonly formats = inject(Formats);
  private readonly conflictWords = inject(ConflictWords);
  private readonly conflictsApi = inject(DateConflictsApi);
  protected readonly screen = inject(Screen);
  protected readonly texts = roomTexts('round-table');
  protected readonly t = this.texts.t;
  readonly year = input<string>();
  readonly sample = input<string>();
  readonly view = input<string>();
  readonly region = input<string>();
  readonly life = input<string>();
  readonly host = input<string>();

  protected readonly views = views;
  protected readonly lives = roundTableLives;
  protected readonly nothing = { region: null, life: null, host: null };
  protected readonly shown = computed(() => Number(this.year()) || new Date().getUTCFullYear());
  protected readonly shownView = computed<View>(() => {
    const chosen = views.find((each) => each === this.view()) ?? 'board';
    return this.screen.isNarrow() && chosen === 'board' ? 'list' : chosen;
  });
  protected readonly asked = this.api.board(() =>
    this.session.isKnown() ? { year: this.shown(), sample: this.picture.sample(this.sample()) } : undefined,
  );
  private readonly regions = inject(NetworkApi).regions();
  protected readonly board = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly names = computed(() => {
    const all = this.regions.hasValue() ? this.regions.value().items : [];
    return new Map(all.map(({ code, name, secretariat }) => [code, { name, city: secretariat.city }]));
  });
  protected readonly meetings = computed(() =>
    matching(this.board()?.items ?? [], {
      region: this.region() ?? '',
      life: this.life() ?? '',
      host: this.host() ?? '',
    }),
  );
  protected readonly hosts = computed(() => {
    const hosts = new Map(this.board()?.items.flatMap(({ host }) => (host ? [[host.iso3, host.name] as const] : [])));
    return [...hosts].toSorted(([, one], [, other]) => this.formats.collator().compare(one, other));
  });
  protected readonly sums = computed(() => {
    const regions = this.board()?.regions ?? [];
    const sum = (of: (each: (typeof regions)[number]) => number) => regions.reduce((all, each) => all + of(each), 0);
    const polling = (this.board()?.items ?? []).filter(({ life }) => life === 'dates-polled').length;
    return {
      due: sum(({ due }) => due),
      placed: sum(({ confirmed, placed }) => confirmed + placed),
      missing: sum(({ missing }) => missing),
      polling,
    };
  });
  protected readonly layers = boardLayers(
    () => (this.session.isKnown() ? { year: this.shown(), sample: this.picture.sample(this.sample()) } : undefined),
    () => this.session.person() !== null,
  );
  protected readonly form = signal<FormAct | null>(null);
  protected readonly said = signal('');
  protected readonly person = this.session.person;
  protected readonly problem = signal('');

  constructor() {
    pageTitle(() => `${this.t('title')} ${this.shown()}`);
  }

  protected choose(field: 'region' | 'life' | 'host', value: string): void {
    void this.router.navigate([], { queryParams: { [field]: value || null }, queryParamsHandling: 'merge' });
  }

  /** The only region, or the chosen one, that the reader plans for. */
  protected readonly ownRegion = computed(() => {
    const own = this.board()?.mayBegin.filter((each) => each !== null) ?? [];
    return own.find((each) => each === this.region()) ?? (own.length === 1 ? own[0] : undefined) ?? null;
  });

  protected async plan(region: string | null): Promise<void> {
    const board = this.board();
    if (!board) return;
    const opened = (id: string) => void this.router.navigate(['/round-tables', id]);
    const templates = await this.templatesFor(board);
    this.open(this.acts.begin(board, region ?? this.ownRegion(), this.names(), opened, templates));
  }

  protected async changeTemplate(region: string): Promise<void> {
    try {
      this.open(this.templates.change(await this.api.template(region)));
    } catch {
      this.problem.set(this.texts.common('offline'));
    }
  }

  /** Without a line one is planned from an empty form: what is written waits on this device. */
  private async templatesFor({ mayBegin }: RoundTableBoard): Promise<Templates> {
    const regions = mayBegin.filter((each) => each !== null);
    try {
      const all = await Promise.all(regions.map((each) => this.api.template(each)));
      return new Map(all.map((template) => [template.region, template]));
    } catch {
      return new Map();
    }
  }

  /** The whole of it is needed to say who is told. */
  protected async move({ meeting, days }: Move): Promise<void> {
    this.problem.set('');
    try {
      this.open(await this.acts.move(meeting.id, days));
    } catch {
      this.problem.set(this.texts.common('offline'));
    }
  }

  protected reschedule(id: string): Promise<void> {
    const meeting = this.meetings().find((each) => each.id === id);
    return meeting ? this.move({ meeting, days: 0 }) : Promise.resolve();
  }

  protected accept({ meeting, conflict }: ToAccept): void {
    this.open(
      this.conflictWords.accept(conflict, `round-table/${meeting}`, (reason, key) =>
        this.conflictsApi.accept(meeting, { key: conflict.key, reason }, key),
      ),
    );
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
    this.layers.reload();
  }

  private open(form: FormAct): void {
    this.said.set('');
    this.form.set(form);
  }
}
