import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { of, throwError } from 'rxjs';
import { languageFrom, Languages } from './languages';

describe("the reader's language", () => {
  it.each([
    [['fr', 'es'], 'fr'],
    [[null, 'pt-BR', 'es-419', 'en'], 'es'],
    [['ZH-Hans'], 'zh'],
    [['tlh', null], 'en'],
    [[], 'en'],
  ] as const)('of the wishes %j is %s', (wishes, language) => {
    expect(languageFrom(wishes)).toBe(language);
  });

  describe('on the page', () => {
    const spoken: string[] = [];
    let hasLine = true;
    let languages: Languages;

    beforeEach(() => {
      spoken.length = 0;
      hasLine = true;
      const transloco = {
        load: () => (hasLine ? of({ brand: 'CBRN' }) : throwError(() => new Error('no line'))),
        setActiveLang: (language: string) => spoken.push(language),
      };
      TestBed.configureTestingModule({ providers: [{ provide: TranslocoService, useValue: transloco }] });
      languages = TestBed.inject(Languages);
    });

    it('sets the direction of the document', async () => {
      await languages.use('ar');
      expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl']);
      await languages.use('ru');
      expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ru', 'ltr']);
    });

    it('stays as it is where the words of another do not come', async () => {
      await languages.use('fr');
      hasLine = false;
      await languages.use('zh');
      expect(languages.current()).toBe('fr');
      expect(spoken).toEqual(['fr']);
    });
  });
});
