import '../every-page';
import { ChangeDetectionStrategy, Component, inject, linkedSignal, signal } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { toSignal } from '@angular/core/rxjs-interop';
import type { CountryPosition, Positions } from '@portal/contracts';
import { EMPTY } from 'rxjs';
import { Formats } from '../platform/formats';
import { newKey } from '../platform/request';
import { roomTexts } from '../platform/room-texts';
import { RoundTablesApi } from '../round-table/round-tables-api';
import { EmptyMark } from '../ui/empty-mark';
import { FormDialog } from '../ui/form-dialog';
import type { FormAct } from '../ui/form-fields';
import { Icon } from '../ui/icon';
import { ProblemNote } from '../ui/problem-note';
import { PositionActs } from './position-acts';
import { PositionInFull } from './position-in-full';
import { PositionWordsSaid } from './position-words';
import { PositionsApi } from './positions-api';

/** What the member countries say: those not heard first, each with its one button; own words in their own language. */
@Component({
  selector: 'portal-positions-part',
  imports: [EmptyMark, FormDialog, Icon, PositionInFull, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './positions-part.html',
  styleUrl: './positions-part.scss',
})
export class PositionsPart {
  private readonly api = inject(PositionsApi);
  private readonly formats = inject(Formats);
  private readonly roundTables = inject(RoundTablesApi);
  /** Of the page to which this part belongs. */
  private readonly params = toSignal(inject(ActivatedRoute).parent?.paramMap ?? EMPTY);
  protected readonly acts = inject(PositionActs);
  protected readonly words = inject(PositionWordsSaid);
  protected readonly t = roomTexts('position').t;
  protected readonly asked = this.api.of(() => this.params()?.get('id') ?? undefined);
  protected readonly known = linkedSignal<Positions | null>(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly form = signal<FormAct | null>(null);
  protected readonly inFull = signal<CountryPosition | null>(null);
  protected readonly said = signal('');

  protected isHeard({ last }: CountryPosition): boolean {
    return last !== null && last.words !== null;
  }

  /** A country that said it will speak is written down; where nothing came, the reason is. */
  protected secretariatsAct(position: CountryPosition): 'take-down' | 'not-heard' {
    return position.last?.kind === 'will-speak' ? 'take-down' : 'not-heard';
  }

  /** What a button shows, and of which country: lists of buttons tell them apart. */
  protected named(key: string, { name }: CountryPosition): string {
    return this.formats.told(this.t(key), name);
  }

  protected open(form: FormAct): void {
    this.said.set('');
    this.form.set(form);
  }

  protected async willSpeak(roundTable: string, { iso3, last }: CountryPosition): Promise<void> {
    const input = { roundTable, country: iso3, kind: 'will-speak', after: last?.number ?? 0 } as const;
    await this.api.give(input, newKey());
    this.done(this.t('done'));
  }

  protected done(words: string): void {
    this.form.set(null);
    this.said.set(words);
    this.asked.reload();
    this.roundTables.changes.update((count) => count + 1);
  }
}
