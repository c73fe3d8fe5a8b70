import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import type { Country, Invitation, Region } from '@portal/contracts';
import {
  dayOfInstant,
  grantableRoles,
  type Language,
  languages,
  needsConfirmation,
  scopeKindOf,
  type SecretariatTitle,
  secretariatTitles,
} from '@portal/domain';
import { namesOfLanguages } from '../../platform/languages';
import { type Refused, refusedFrom } from '../../platform/request';
import { roomTexts } from '../../platform/room-texts';
import { Session } from '../../platform/session';
import { fieldWords, refusedWords } from '../refused-words';
import { PeopleApi } from './people-api';
import { placesToGrant, scopeAt } from './places';

/** Invites somebody to what the reader may grant, and offers nothing else. */
@Component({
  selector: 'portal-grant-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './grant-form.html',
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      align-items: start;
      gap: 16px;
      padding: 16px;
      border-radius: 8px;
      background: var(--surface);
    }
    .act {
      grid-column: 1 / -1;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
    }
    .act p {
      flex: 1 0 100%;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class GrantForm {
  private readonly api = inject(PeopleApi);
  private readonly session = inject(Session);
  private readonly texts = roomTexts('people');
  protected readonly t = this.texts.t;
  protected readonly common = this.texts.common;
  readonly countries = input.required<readonly Country[]>();
  readonly regions = input.required<readonly Region[]>();
  readonly invited = output<Invitation>();
  readonly closed = output();

  protected readonly languages = languages;
  protected readonly names = namesOfLanguages;
  protected readonly titles = secretariatTitles;
  protected readonly today = dayOfInstant(new Date().toISOString());

  protected readonly roles = computed(() => grantableRoles(this.session.actor()));
  private readonly roleIndex = signal(0);
  protected readonly role = computed(() => this.roles()[this.roleIndex()] ?? this.roles()[0] ?? 'team-member');
  protected readonly place = signal('');
  protected readonly title = signal<SecretariatTitle>('staff');
  protected readonly language = signal<Language>(this.session.actor().language);
  protected readonly isBusy = signal(false);
  private readonly refused = signal<Refused | null>(null);

  protected readonly hasPlace = computed(() => ['country', 'region'].includes(scopeKindOf[this.role()]));
  protected readonly places = computed(() =>
    placesToGrant(this.role(), this.session.actor(), this.countries(), this.regions()),
  );
  /** The only place there is needs no choice. */
  protected readonly chosenCode = computed(() =>
    this.places().length === 1 ? (this.places()[0]?.code ?? '') : this.place(),
  );
  /** Whether a coordinator is in office only the server knows; each network that grants has one. */
  protected readonly needsSecond = computed(() => needsConfirmation(this.role(), { hasCoordinator: true }));
  /** What is wrong beside what stands at a field. */
  protected readonly wrong = computed(() => {
    const refused = this.refused();
    return (refused?.problem?.errors?.length ?? 0) > 0 ? null : refusedWords(refused, this.common('offline'));
  });

  protected wrongAt(pointer: string): string | null {
    if (pointer === '/scope' && this.isPlaceMissing()) return this.t('pick-place');
    return fieldWords(this.refused(), pointer);
  }
  private readonly isPlaceMissing = signal(false);

  protected chooseRole(index: number): void {
    this.roleIndex.set(index);
    this.place.set('');
  }

  protected chooseTitle(index: number): void {
    this.title.set(secretariatTitles[index] ?? 'staff');
  }

  protected chooseLanguage(index: number): void {
    this.language.set(languages[index] ?? 'en');
  }

  protected async invite(event: Event, email: string, name: string, from: string, until: string): Promise<void> {
    event.preventDefault();
    const role = this.role();
    const scope = scopeAt(role, this.chosenCode());
    this.isPlaceMissing.set(scope === null);
    if (scope === null) return;
    this.isBusy.set(true);
    this.refused.set(null);
    try {
      const made = await this.api.invite({
        email: email.trim(),
        name,
        language: this.language(),
        role,
        scope,
        from,
        ...(role === 'secretariat' ? { title: this.title() } : {}),
        ...(until ? { until } : {}),
      });
      this.invited.emit(made);
    } catch (failure) {
      this.refused.set(refusedFrom(failure));
    } finally {
      this.isBusy.set(false);
    }
  }
}
