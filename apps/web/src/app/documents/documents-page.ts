import '../every-page';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { documentKinds, languages } from '@portal/domain';
import { Formats } from '../platform/formats';
import { namesOfLanguages } from '../platform/languages';
import { pageTitle } from '../platform/page-title';
import { Picture } from '../platform/picture';
import { roomTexts } from '../platform/room-texts';
import { Session } from '../platform/session';
import { NetworkApi } from '../network/network-api';
import { DocumentBoard } from '../ui/document-board';
import { askedFor, filterFrom, isNarrowed } from './documents-filter';
import { DocumentsApi } from './documents-api';

/** All documents that the reader may read; what they are narrowed to stands in the address. */
@Component({
  selector: 'portal-documents-page',
  imports: [DocumentBoard, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './documents-page.html',
  styleUrl: './documents-page.scss',
})
export class DocumentsPage {
  private readonly network = inject(NetworkApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly picture = inject(Picture);
  protected readonly formats = inject(Formats);
  protected readonly api = inject(DocumentsApi);
  private readonly texts = roomTexts('documents');
  protected readonly t = this.texts.t;
  protected readonly n = this.texts.n;

  readonly q = input<string>();
  readonly kind = input<string>();
  readonly language = input<string>();
  readonly country = input<string>();
  readonly sort = input<string>();
  readonly page = input<string>();

  protected readonly kinds = documentKinds;
  protected readonly languages = languages;
  protected readonly filter = computed(() =>
    filterFrom({
      q: this.q(),
      kind: this.kind(),
      language: this.language(),
      country: this.country(),
      sort: this.sort(),
      page: this.page(),
    }),
  );
  protected readonly list = this.api.list(() => (this.session.isKnown() ? askedFor(this.filter()) : undefined));
  protected readonly countries = this.network.countries(() =>
    this.session.isKnown() ? { sample: this.picture.sample(undefined) } : undefined,
  );
  private readonly regions = this.network.regions();
  protected readonly countryNames = computed(() =>
    (this.countries.hasValue() ? this.countries.value().items : [])
      .map(({ iso3, name }) => ({ iso3, name }))
      .sort((one, other) => this.formats.collator().compare(one.name, other.name)),
  );
  protected readonly placeName = computed(() => {
    const regions = this.regions.hasValue() ? this.regions.value().items : [];
    const names = new Map([
      ...regions.map(({ code, name }) => [code, name] as const),
      ...this.countryNames().map(({ iso3, name }) => [iso3, name] as const),
    ]);
    return (code: string) => names.get(code) ?? code;
  });
  protected readonly isNarrowed = computed(() => isNarrowed(this.filter()));
  protected readonly pages = computed(() =>
    this.list.hasValue() ? Math.max(1, Math.ceil(this.list.value().total / this.list.value().limit)) : 1,
  );

  constructor() {
    pageTitle(() => this.t('title'));
  }

  protected nameOf(language: (typeof languages)[number]): string {
    return namesOfLanguages[language];
  }

  protected narrow(what: string, value: string): void {
    void this.router.navigate([], {
      queryParams: { [what]: value || null, page: null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
