import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app.config';
import { Shell } from './app/shell/shell';

import './app/every-page';

bootstrapApplication(Shell, appConfig).catch((failure: unknown) => console.error(failure));
