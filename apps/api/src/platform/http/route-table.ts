import { Injectable } from '@nestjs/common';

/** The routes that were declared, so that a known address with another method is told as 405 (RFC 9110, 15.5.6). */
@Injectable()
export class RouteTable {
  private readonly routes: { readonly method: string; readonly pattern: RegExp }[] = [];

  add(methods: string | readonly string[], url: string): void {
    if (url.includes('*')) return;
    const pattern = new RegExp(`^${url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z0-9]+/g, '[^/]+')}/?$`);
    for (const method of [methods].flat()) this.routes.push({ method, pattern });
  }

  /** The methods of an address; none where there is no such address. */
  methodsOf(url: string): readonly string[] {
    const path = url.split('?', 1)[0] ?? '';
    return [...new Set(this.routes.filter((route) => route.pattern.test(path)).map((route) => route.method))].sort();
  }
}
