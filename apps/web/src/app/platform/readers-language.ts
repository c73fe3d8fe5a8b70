import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Languages } from './languages';

/** Every call asks for the language that is on screen, and goes past the service worker, which keeps pages only. */
export const inReadersLanguage: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  return next(request.clone({ setHeaders: { 'Accept-Language': inject(Languages).current(), 'ngsw-bypass': '' } }));
};
