import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { addDays, coordinatorMayDecideAfterDays, dayOfInstant } from '@portal/domain';
import { Formats } from '../../platform/formats';
import { roomTexts } from '../../platform/room-texts';
import type { Known } from './update-known';
import { decidingCity } from './update-known';

/** What becomes of an update: who sends, who decides now, from when somebody else, who is told. */
@Component({
  selector: 'portal-what-next',
  templateUrl: './what-next.html',
  styleUrl: './what-next.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WhatNext {
  readonly known = input.required<Known>();

  private readonly formats = inject(Formats);
  private readonly t = roomTexts('update').t;
  protected readonly title = computed(() => this.t('next'));
  protected readonly steps = computed(() => {
    const { maySend, deciders } = this.known().reporting;
    const city = decidingCity(this.known());
    const today = dayOfInstant(new Date().toISOString());
    const day = this.formats.day(deciders.coordinatorFrom ?? addDays(today, coordinatorMayDecideAfterDays));
    return [
      this.step(maySend ? 'you-send' : 'focal-point-sends'),
      city === null ? this.step('coordinator-decides') : this.step('secretariat-decides', { city, day }),
      this.step('told'),
      this.step('map'),
    ];
  });

  private step(name: string, values: Readonly<Record<string, string>> = {}) {
    return { title: this.t(`next.${name}`, values), how: this.t(`next.${name}.how`, values) };
  }
}
