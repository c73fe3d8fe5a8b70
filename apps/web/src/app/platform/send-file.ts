import type { Problem } from '@portal/contracts';
import { Refused } from './request';

/** Sends a form with its progress, which fetch does not tell. Throws `Refused`; status 0: no line. */
export function sendFile<T>(url: string, form: FormData, key: string, progress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('Idempotency-Key', key);
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) progress(loaded / total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(new Refused(request.status, request.response as Problem | null));
    };
    request.onerror = () => reject(new Refused(0, null));
    request.ontimeout = request.onerror;
    request.send(form);
  });
}
