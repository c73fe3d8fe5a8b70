import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Languages } from './languages';
import { Session } from './session';

describe('a language chosen by hand', () => {
  let chosen: string[];
  let http: HttpTestingController;
  let session: Session;

  const begin = async (person: { id: string; language: string } | null) => {
    chosen = [];
    const languages = { current: () => 'en', choose: (language: string) => Promise.resolve(chosen.push(language)) };
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: Languages, useValue: languages }],
    });
    session = TestBed.inject(Session);
    http = TestBed.inject(HttpTestingController);
    http.expectOne('/api/v1/session').flush({ person, assignments: [], permissions: [], trial: false });
    await session.ready;
  };

  /** The write leaves after the page has turned. */
  const written = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    return http.expectOne('/api/v1/me');
  };

  afterEach(() => http.verify());

  it("is kept for the person, and once it is theirs it isn't sent again", async () => {
    await begin({ id: 'amina', language: 'en' });
    const choice = session.choose('fr');
    const write = await written();
    expect([write.request.method, write.request.body]).toEqual(['PATCH', { language: 'fr' }]);
    write.flush({});
    await choice;
    await session.choose('fr');
    expect(chosen).toEqual(['fr', 'fr']);
  });

  it('stays on this device of a visitor', async () => {
    await begin(null);
    await session.choose('ar');
    expect(chosen).toEqual(['ar']);
  });

  it('holds on this device also where it could not be kept, and the caller is told', async () => {
    await begin({ id: 'amina', language: 'en' });
    const choice = session.choose('zh');
    const refusal = expect(choice).rejects.toMatchObject({ status: 0 });
    (await written()).error(new ProgressEvent('error'));
    await refusal;
    expect(chosen).toEqual(['zh']);
    expect(session.person()?.language).toBe('en');
  });
});
