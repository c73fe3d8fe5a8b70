import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { newKey } from '../platform/request';
import { laterFocus } from '../platform/later-focus';
import { roomTexts } from '../platform/room-texts';
import { FilePick } from '../ui/file-pick';
import { Icon } from '../ui/icon';
import type { ReportEvidence } from './report-draft';

/** What a report rests on: files, kept on the device until they are sent, and links. */
@Component({
  selector: 'portal-action-evidence',
  imports: [FilePick, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <portal-file-pick
      labelledBy="evidence-title"
      buttonId="report-evidence"
      [isMultiple]="true"
      [already]="evidence().length"
      (chosen)="filesAdded.emit($event)"
    >
      <p before id="evidence-title" class="title">{{ t('evidence') }}</p>
      <button way type="button" class="button" (click)="addLink()">
        <portal-icon name="link" />{{ t('evidence.link') }}
      </button>
      @for (each of evidence(); track each.key) {
        @if (each.kind === 'file') {
          <div class="file">
            <portal-icon name="document" />
            <bdi>{{ each.title }}</bdi>
            <button
              type="button"
              class="button quiet icon"
              [attr.aria-label]="t('evidence.remove', { name: each.title })"
              (click)="remove(each.key)"
            >
              <portal-icon name="close" />
            </button>
          </div>
        } @else {
          <div class="link">
            <label [for]="'link-' + each.key">{{ t('evidence.address') }}</label>
            <input
              #url
              type="url"
              dir="ltr"
              inputmode="url"
              autocomplete="off"
              placeholder="https://"
              [id]="'link-' + each.key"
              [value]="each.url"
              (input)="change(each.key, { url: url.value })"
            />
            <label [for]="'link-' + each.key + '-title'">{{ t('evidence.title') }}</label>
            <input
              #title
              dir="auto"
              maxlength="300"
              autocomplete="off"
              [id]="'link-' + each.key + '-title'"
              [value]="each.title"
              (input)="change(each.key, { title: title.value })"
            />
            <button type="button" class="button quiet" (click)="remove(each.key)">
              {{ t('evidence.remove', { name: each.title || t('evidence.link') }) }}
            </button>
          </div>
        }
      }
      <p class="wrong">{{ wrong() }}</p>
    </portal-file-pick>
  `,
  styles: `
    .title,
    label {
      font-weight: 600;
      margin-block-end: 6px;
    }
    .file {
      display: grid;
      grid-template-columns: 20px 1fr auto;
      gap: 8px;
      align-items: center;
      padding: 4px 4px 4px 12px;
      margin-block-start: 8px;
      border: 1px solid var(--line);
      border-radius: 6px;
      overflow-wrap: anywhere;
    }
    .link {
      display: grid;
      gap: 4px;
      justify-items: start;
      margin-block-start: 12px;
    }
    .wrong:empty {
      display: none;
    }
  `,
})
export class ActionEvidence {
  readonly evidence = input.required<readonly ReportEvidence[]>();
  readonly wrong = input('');
  readonly evidenceChange = output<readonly ReportEvidence[]>();
  readonly filesAdded = output<readonly File[]>();

  private readonly focus = laterFocus();
  protected readonly t = roomTexts('plan').t;

  protected addLink(): void {
    const key = newKey();
    this.evidenceChange.emit([...this.evidence(), { kind: 'link', key, title: '', url: '' }]);
    this.focus(`link-${key}`);
  }

  protected change(key: string, part: { readonly url?: string; readonly title?: string }): void {
    this.evidenceChange.emit(
      this.evidence().map((each) => (each.key === key && each.kind === 'link' ? { ...each, ...part } : each)),
    );
  }

  protected remove(key: string): void {
    this.evidenceChange.emit(this.evidence().filter((each) => each.key !== key));
    this.focus('report-evidence');
  }
}
