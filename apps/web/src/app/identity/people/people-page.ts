import '../../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Invitation, RoleAssignment, Scope } from '@portal/contracts';
import { grantableRoles, roles } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { pageTitle } from '../../platform/page-title';
import { refusedFrom } from '../../platform/request';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { Paging } from '../../ui/paging';
import { ProblemNote } from '../../ui/problem-note';
import { refusedWords } from '../refused-words';
import { AssignmentList } from './assignment-list';
import { GrantForm } from './grant-form';
import { PeopleApi } from './people-api';
import { placeOf, placesToAsk } from './places';
import { type WaitingAct, WaitingList } from './waiting-list';

const terms = ['present', 'coming', 'past', 'waiting'] as const;
/** As many names as a page of the list may have. */
const aPage = 200;
const wordsOfAct = { confirm: 'confirmed', revoke: 'revoked', 'send-again': 'sent-again' } as const;

/** Who holds which office, who is invited to one, and what the reader may grant or end: to each what is theirs. */
@Component({
  selector: 'portal-people-page',
  imports: [AssignmentList, GrantForm, Paging, ProblemNote, RouterLink, WaitingList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
})
export class PeoplePage {
  private readonly api = inject(PeopleApi);
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly texts = roomTexts('people');
  protected readonly t = this.texts.t;

  readonly search = input('', { transform: textOf });
  readonly role = input('', { transform: textOf });
  readonly place = input('', { transform: textOf });
  readonly term = input<(typeof terms)[number], unknown>('present', {
    transform: (value) => terms.find((each) => each === value) ?? 'present',
  });
  readonly page = input(1, { transform: (value: unknown) => Math.max(1, numberAttribute(value, 1)) });

  protected readonly roles = roles;
  protected readonly isInviting = signal(false);
  protected readonly said = signal('');
  protected readonly wrong = signal<string | null>(null);

  private readonly mayRead = () => this.session.may('people.read');
  protected readonly mayGrant = computed(
    () => this.session.may('people.grant') && grantableRoles(this.session.actor()).length > 0,
  );
  protected readonly countries = this.api.countries(this.mayRead);
  protected readonly regions = this.api.regions(this.mayRead);
  protected readonly invitations = this.api.invitations(() => this.mayGrant());
  protected readonly assignments = this.api.assignments(() => {
    const term = this.term();
    // Whether a place is a region is known once the regions are.
    if (!this.mayRead() || term === 'waiting' || !this.regions.hasValue()) return undefined;
    const places = placesToAsk(this.place(), this.regions.value().items);
    return { search: this.search(), role: this.role(), term, page: this.page(), limit: aPage, ...places };
  });

  protected readonly shownTerms = computed(() =>
    this.mayGrant() ? terms : terms.filter((each) => each !== 'waiting'),
  );
  protected readonly total = computed(() => (this.assignments.hasValue() ? this.assignments.value().total : 0));
  /** By name as the reader's language orders them. */
  protected readonly listed = computed(() => {
    const items = this.assignments.hasValue() ? this.assignments.value().items : [];
    return items.toSorted((one, other) =>
      this.formats.collator().compare(one.person.name ?? '', other.person.name ?? ''),
    );
  });
  protected readonly waiting = computed(() => {
    if (!this.invitations.hasValue() || !['present', 'waiting'].includes(this.term())) return [];
    return this.invitations
      .value()
      .items.filter(
        ({ role, scope }) =>
          (!this.role() || role === this.role()) && (!this.place() || placeOf(scope) === this.place()),
      );
  });
  protected readonly sortedCountries = computed(() => {
    const items = this.countries.hasValue() ? this.countries.value().items : [];
    return items.toSorted((one, other) => this.formats.collator().compare(one.name, other.name));
  });
  protected readonly places = computed(() => [
    ...(this.regions.hasValue() ? this.regions.value().items.map(({ code, name }) => ({ code, name })) : []),
    ...this.sortedCountries().map(({ iso3, name }) => ({ code: iso3, name })),
  ]);
  protected readonly placeName = computed(() => {
    const names = new Map(this.places().map(({ code, name }) => [code, name]));
    return (scope: Scope) => {
      const code = placeOf(scope);
      return code === null ? this.t(scope.kind) : (names.get(code) ?? code);
    };
  });

  constructor() {
    pageTitle(() => this.t('title'));
  }

  protected narrow(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], {
      queryParams: { page: null, ...queryParams },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected invited(made: Invitation): void {
    this.isInviting.set(false);
    const key = made.state === 'proposed' ? 'proposed' : made.state === 'open' ? 'invited' : 'granted';
    this.tell(key, made);
  }

  protected ended({ person, until }: RoleAssignment): void {
    this.wrong.set(null);
    this.said.set(this.t('ended', { name: person.name ?? '', day: until ? this.formats.day(until) : '' }));
    this.assignments.reload();
  }

  protected erased(): void {
    this.wrong.set(null);
    this.said.set(this.t('erased'));
    this.assignments.reload();
  }

  protected async act({ invitation, act }: WaitingAct): Promise<void> {
    try {
      this.tell(wordsOfAct[act], await this.api.act(invitation.id, act));
    } catch (failure) {
      this.said.set('');
      this.wrong.set(refusedWords(refusedFrom(failure), this.texts.common('offline')));
      this.invitations.reload();
    }
  }

  private tell(key: string, { name, email }: Invitation): void {
    this.wrong.set(null);
    this.said.set(this.t(key, { name, email }));
    this.invitations.reload();
    this.assignments.reload();
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
