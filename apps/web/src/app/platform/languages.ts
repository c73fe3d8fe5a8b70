import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { type Translation, TranslocoService, type TranslocoLoader } from '@jsverse/transloco';
import { firstValueFrom, map, type Observable, shareReplay, tap } from 'rxjs';
import { type Language, languages } from '@portal/domain';
import { remember, remembered } from './device-memory';

const kept = 'portal.language';

/** What each language calls itself. */
export const namesOfLanguages: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ru: 'Русский',
  ar: 'العربية',
  zh: '中文',
};

type FirstWords = Readonly<Record<'shell' | 'map', Translation>>;

/**
 * Texts by room and language (`network/fr`), fetched when a page of the room first opens. The frame's words and those of
 * the map, with which most visits begin, are one file.
 */
@Injectable({ providedIn: 'root' })
export class TextsLoader implements TranslocoLoader {
  private readonly http = inject(HttpClient);
  private readonly first = new Map<string, Observable<FirstWords>>();

  getTranslation(path: string): Observable<Translation> {
    const [room = '', language = ''] = path.includes('/') ? path.split('/') : ['shell', path];
    if (room === 'shell' || room === 'map') return this.firstWords(language).pipe(map((words) => words[room]));
    return this.http.get<Translation>(`/texts/${path}.json`);
  }

  private firstWords(language: string): Observable<FirstWords> {
    const known = this.first.get(language);
    if (known) return known;
    const words = this.http.get<FirstWords>(`/texts/first/${language}.json`).pipe(
      // What failed is asked for again, not remembered.
      tap({ error: () => this.first.delete(language) }),
      shareReplay(1),
    );
    this.first.set(language, words);
    return words;
  }
}

/** The reader's language: from the address, else chosen before, else what the browser asks for. */
@Injectable({ providedIn: 'root' })
export class Languages {
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  private readonly chosen = signal<Language>('en');
  private isSpoken = false;

  readonly current = this.chosen.asReadonly();
  readonly isRightToLeft = () => this.chosen() === 'ar';

  /** Loads the frame's words before anything is drawn. */
  async begin(): Promise<void> {
    const asked = new URLSearchParams(this.document.location.search).get('lang');
    await this.use(languageFrom([asked, remembered(kept), ...navigator.languages]));
  }

  async use(language: Language): Promise<void> {
    const words = await firstValueFrom(this.transloco.load(language)).catch(() => null);
    // Without a line the words that are here stay: a page of bare keys helps nobody.
    if (!words && this.isSpoken) return;
    this.isSpoken = true;
    this.transloco.setActiveLang(language);
    this.chosen.set(language);
    const root = this.document.documentElement;
    root.lang = language;
    root.dir = language === 'ar' ? 'rtl' : 'ltr';
  }

  /** Chosen by hand: kept on this device. */
  async choose(language: Language): Promise<void> {
    remember(kept, language);
    await this.use(language);
  }
}

/** The first of the wishes that is one of ours; English where none is. */
export function languageFrom(wishes: readonly (string | null)[]): Language {
  for (const wish of wishes) {
    const short = wish?.toLowerCase().split('-')[0];
    const found = languages.find((language) => language === short);
    if (found) return found;
  }
  return 'en';
}
