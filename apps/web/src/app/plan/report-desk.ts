import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { Action, Document, ReportedAction } from '@portal/contracts';
import { DocumentsApi } from '../documents/documents-api';
import { Drafts } from '../platform/drafts';
import { Languages } from '../platform/languages';
import { Line } from '../platform/line';
import { newKey, refusedFrom } from '../platform/request';
import { PlanApi } from './plan-api';
import { PlanDesk } from './plan-desk';
import {
  freshReport,
  inputOf,
  type ReportDraft,
  type ReportEvidence,
  type ReportProblems,
  saidOfReport,
} from './report-draft';

/** A report on this device: as it is written, and whether it only waits for the line. */
export interface KeptReport {
  readonly actionId: string;
  readonly draft: ReportDraft;
  /** The same at each try, so that it is reported once. */
  readonly key: string;
  readonly isToBeSent: boolean;
}

/** What stands against a report. */
export interface ReportState {
  readonly isSending: boolean;
  readonly problems: ReportProblems;
  readonly refusal: string;
  readonly savedAt: string | null;
}

const calm: ReportState = { isSending: false, problems: {}, refusal: '', savedAt: null };
const shortestPause = 4000;
const longestPause = 60_000;

/** Reports of a plan while they are written and sent: kept on the device, sent once, also after the line was lost. */
@Injectable()
export class ReportDesk {
  private readonly api = inject(PlanApi);
  private readonly documents = inject(DocumentsApi);
  private readonly drafts = inject(Drafts);
  private readonly desk = inject(PlanDesk);
  private readonly line = inject(Line);
  private readonly languages = inject(Languages);
  private readonly kept = signal<Readonly<Record<string, KeptReport>>>({});
  private readonly states = signal<Readonly<Record<string, ReportState>>>({});
  private pause = shortestPause;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isStopped = false;

  constructor() {
    effect(() => {
      if (this.line.isUp()) untracked(() => void this.sendWaiting());
    });
    inject(DestroyRef).onDestroy(() => {
      this.isStopped = true;
      clearTimeout(this.timer);
    });
  }

  of(action: Action): KeptReport {
    return this.kept()[action.id] ?? { actionId: action.id, draft: freshReport(action), key: '', isToBeSent: false };
  }

  stateOf(actionId: string): ReportState {
    return this.states()[actionId] ?? calm;
  }

  /** Whether anything was written that is not sent. */
  hasDraft(actionId: string): boolean {
    return this.kept()[actionId] !== undefined;
  }

  /** Reads what waits on this device from an earlier visit, and sends what was to be sent. */
  async open(planId: string): Promise<void> {
    const list = await this.drafts.load<readonly string[]>(listName(planId)).catch(() => null);
    for (const actionId of list?.value ?? []) {
      const kept = await this.drafts.load<KeptReport>(name(actionId)).catch(() => null);
      if (kept && !this.hasDraft(actionId)) this.kept.update((all) => ({ ...all, [actionId]: kept.value }));
    }
    await this.sendWaiting();
  }

  async say(action: Action, change: Partial<ReportDraft>): Promise<void> {
    const before = this.of(action);
    this.put({ ...before, key: before.key || newKey(), draft: { ...before.draft, ...change }, isToBeSent: false });
    this.mark(action.id, { problems: {}, refusal: '' });
    await this.keep(action.id);
  }

  async addFiles(action: Action, files: readonly File[]): Promise<void> {
    const added: ReportEvidence[] = [];
    for (const file of files) {
      const key = newKey();
      await this.drafts.save(fileName(key), file).catch(() => null);
      added.push({ kind: 'file', key, title: file.name.slice(0, 300), documentId: null });
    }
    await this.say(action, { evidence: [...this.of(action).draft.evidence, ...added] });
  }

  async forget(actionId: string): Promise<void> {
    const files = this.kept()[actionId]?.draft.evidence.filter(({ kind }) => kind === 'file') ?? [];
    this.kept.update((all) => Object.fromEntries(Object.entries(all).filter(([id]) => id !== actionId)));
    this.mark(actionId, calm);
    await this.drafts.remove(name(actionId)).catch(() => undefined);
    for (const { key } of files) await this.drafts.remove(fileName(key)).catch(() => undefined);
    await this.keepList();
  }

  /** Says what is missing, before anything is sent. */
  refuse(actionId: string, problems: ReportProblems): void {
    this.mark(actionId, { problems });
  }

  /** Sends it now, or as soon as the line is back. Answers the report once the server has it. */
  async send(action: Action): Promise<ReportedAction | null> {
    const report = this.of(action);
    this.put({ ...report, key: report.key || newKey(), isToBeSent: true });
    await this.keep(action.id);
    return this.deliver(action.id);
  }

  private async sendWaiting(): Promise<void> {
    for (const { actionId, isToBeSent } of Object.values(this.kept())) if (isToBeSent) await this.deliver(actionId);
  }

  private async deliver(actionId: string): Promise<ReportedAction | null> {
    if (this.stateOf(actionId).isSending) return null;
    this.mark(actionId, { isSending: true, refusal: '' });
    try {
      await this.upload(actionId);
      const report = this.kept()[actionId];
      const input = report && inputOf(actionId, report.draft);
      if (!report || !input) return null;
      const reported = await this.api.report(input, report.key);
      await this.forget(actionId);
      this.pause = shortestPause;
      this.desk.took([reported.action]);
      return reported;
    } catch (failure) {
      const { problem, status } = refusedFrom(failure);
      if (!problem || status === 429 || status >= 500) this.later();
      else await this.refused(actionId, saidOfReport(problem));
      return null;
    } finally {
      this.mark(actionId, { isSending: false });
    }
  }

  private async upload(actionId: string): Promise<void> {
    for (const each of this.kept()[actionId]?.draft.evidence ?? []) {
      if (each.kind !== 'file' || each.documentId !== null) continue;
      const file = await this.drafts.load<File>(fileName(each.key));
      if (!file) continue;
      const { id } = await this.sendFile(each, file.value);
      const report = this.kept()[actionId];
      if (!report) return;
      const evidence = report.draft.evidence.map((one) => (one.key === each.key ? { ...one, documentId: id } : one));
      this.put({ ...report, draft: { ...report.draft, evidence } });
      await this.keep(actionId);
    }
  }

  private sendFile({ key, title }: ReportEvidence, file: File): Promise<Document> {
    const plan = this.desk.whole();
    const place = plan?.iso3 ? { iso3: plan.iso3 } : plan?.region ? { region: plan.region } : {};
    const visibility = plan?.visibility === 'restricted' ? ('restricted' as const) : ('region' as const);
    const language = this.languages.current();
    return this.documents.add({ file, title, kind: 'report', language, visibility, ...place }, key, () => undefined);
  }

  private async refused(actionId: string, said: ReturnType<typeof saidOfReport>): Promise<void> {
    const report = this.kept()[actionId];
    // What was refused was not reported: the next try says something else, under a key of its own.
    if (report) this.put({ ...report, key: newKey(), isToBeSent: false });
    this.mark(actionId, { problems: said.fields, refusal: said.rest });
    await this.keep(actionId);
  }

  private later(): void {
    if (this.isStopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.sendWaiting(), this.pause);
    this.pause = Math.min(this.pause * 2, longestPause);
  }

  private put(report: KeptReport): void {
    this.kept.update((all) => ({ ...all, [report.actionId]: report }));
  }

  private mark(actionId: string, change: Partial<ReportState>): void {
    this.states.update((all) => ({ ...all, [actionId]: { ...(all[actionId] ?? calm), ...change } }));
  }

  private async keep(actionId: string): Promise<void> {
    const report = this.kept()[actionId];
    if (!report) return;
    const savedAt = await this.drafts.save(name(actionId), report).catch(() => null);
    this.mark(actionId, { savedAt });
    await this.keepList();
  }

  private async keepList(): Promise<void> {
    const plan = this.desk.id();
    if (plan) await this.drafts.save(listName(plan), Object.keys(this.kept())).catch(() => null);
  }
}

function name(actionId: string): string {
  return `progress-report/${actionId}`;
}

function listName(planId: string): string {
  return `progress-reports/${planId}`;
}

function fileName(key: string): string {
  return `progress-report-file/${key}`;
}
