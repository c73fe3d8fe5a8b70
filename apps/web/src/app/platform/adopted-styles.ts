import { DOCUMENT, inject, Injectable, type Provider, ɵSHARED_STYLES_HOST as SHARED_STYLES_HOST } from '@angular/core';

/**
 * Puts component styles into constructed style sheets instead of inline `<style>` elements, which the
 * portal's content security policy refuses. Angular's own host is private; a browser test on
 * `securitypolicyviolation` tells when it changes.
 */
@Injectable()
class AdoptedStylesHost {
  private readonly document = inject(DOCUMENT);
  private readonly sheets = new Map<string, { readonly sheet: CSSStyleSheet; uses: number }>();

  addStyles(styles: readonly string[]): void {
    for (const style of styles) {
      const known = this.sheets.get(style);
      if (known) known.uses += 1;
      else this.adopt(style);
    }
  }

  removeStyles(styles: readonly string[]): void {
    for (const style of styles) {
      const known = this.sheets.get(style);
      if (known) known.uses -= 1;
    }
  }

  addHost(): void {
    // Constructed sheets hold for the whole document.
  }

  removeHost(): void {
    // Nothing was added for one host.
  }

  private adopt(style: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.document.adoptedStyleSheets.push(sheet);
    this.sheets.set(style, { sheet, uses: 1 });
  }
}

export const adoptedStyles: Provider = { provide: SHARED_STYLES_HOST, useClass: AdoptedStylesHost };
