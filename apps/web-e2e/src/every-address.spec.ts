import type { APIRequestContext } from '@playwright/test';
import type { RiskAssessments, RiskMethods, WholeRiskAssessment } from '@portal/contracts';
import { planBegun } from './plan.story';
import { expect, expectAccessible, expectNoSidewaysScroll, read, signIn, test } from './portal';
import { twoVersions } from './risk.story';

/** Every address of the portal; one that is missing here has no accessibility story. */
const addresses = [
  { path: '/', account: null },
  { path: '/?view=table', account: null },
  { path: '/?country=BEN&asAt=2019-12-31', account: null },
  { path: '/?layer=plan-progress&country=MRT', account: 'nfp.mrt' },
  { path: '/?layer=team-sectors&view=table', account: 'observer' },
  { path: '/countries', account: null },
  { path: '/countries/MRT', account: null },
  { path: '/countries/BEN?tab=history', account: null },
  { path: '/regions', account: null },
  { path: '/regions/AAF', account: null },
  { path: '/round-tables?year=2019', account: null },
  { path: '/round-tables', account: 'secretariat.aaf' },
  { path: '/round-tables/:documented', account: null },
  { path: '/round-tables/overview?year=2019', account: null },
  { path: '/round-tables/overview', account: 'coordinator' },
  { path: '/round-tables/:held/minutes', account: 'secretariat.aaf' },
  { path: '/round-tables/:held/minutes/print', account: 'secretariat.aaf' },
  { path: '/round-tables/:held/briefing', account: 'nfp.mrt' },
  { path: '/round-tables/:held/briefing/MRT/print', account: 'nfp.mrt' },
  { path: '/countries/MRT/round-tables', account: 'nfp.mrt' },
  { path: '/round-tables/:polled/dates', account: 'secretariat.ca' },
  { path: '/round-tables/:planned/positions', account: 'secretariat.aaf' },
  { path: '/round-tables/:planned/priorities', account: 'nfp.mar' },
  { path: '/round-tables/:meetingAhead/agenda', account: 'secretariat.aaf' },
  { path: '/round-tables/:meetingAhead/agenda', account: 'nfp.mrt' },
  { path: '/round-tables/:meetingAhead/run-sheet', account: 'secretariat.aaf' },
  { path: '/round-tables/:planned/delegations', account: 'secretariat.aaf' },
  { path: '/round-tables/:planned/readiness', account: 'secretariat.aaf' },
  { path: '/round-tables/:adopted/conclusions', account: 'secretariat.aaf' },
  { path: '/round-tables/:adopted/conclusions', account: 'nfp.mrt' },
  { path: '/round-tables/:adopted/commitments', account: 'nfp.mrt' },
  { path: '/regions/AAF/commitments', account: 'secretariat.aaf' },
  { path: '/calendar-feeds', account: 'nfp.mrt' },
  { path: '/calendar-feeds', account: null },
  { path: '/round-tables/:planned/invitations', account: 'secretariat.aaf' },
  { path: '/round-tables/:planned/letter/MAR', account: 'secretariat.aaf' },
  { path: '/documents', account: null },
  { path: '/documents?kind=decree&country=MRT&q=plan', account: 'nfp.mrt' },
  { path: '/countries/MRT?tab=documents', account: 'nfp.mrt' },
  { path: '/search', account: null },
  { path: '/search?q=an', account: 'coordinator' },
  { path: '/sign-in', account: null },
  { path: '/invitation', account: null },
  { path: '/reset', account: null },
  { path: '/no-such-page', account: null },
  { path: '/countries/MRT?tab=overview', account: 'nfp.mrt' },
  { path: '/countries/MRT/update', account: 'nfp.mrt' },
  { path: '/countries/MRT/team', account: null },
  { path: '/countries/MRT/team', account: 'nfp.mrt' },
  { path: '/countries/MRT/team?asAt=2024-03-14', account: 'observer' },
  { path: '/countries/MRT/plans', account: 'nfp.mrt' },
  { path: '/plans/:plan', account: 'nfp.mrt' },
  { path: '/plans/:plan?view=table', account: 'nfp.mrt' },
  { path: '/plans/:plan?view=board', account: 'nfp.mrt' },
  { path: '/plans/:plan/compare', account: 'nfp.mrt' },
  { path: '/plans/:plan/import', account: 'nfp.mrt' },
  { path: '/plans/:plan/print', account: 'nfp.mrt' },
  { path: '/countries/RWA/risks', account: 'nfp.rwa' },
  { path: '/risks/:risk', account: 'nfp.rwa' },
  { path: '/risks/:risk?view=table', account: 'nfp.rwa' },
  { path: '/risks/:risk/scenarios/:scenario', account: 'nfp.rwa' },
  { path: '/risks/:risk/compare/:before', account: 'nfp.rwa' },
  { path: '/risks/:risk/remapping', account: 'nfp.rwa' },
  { path: '/risks/:risk/report', account: 'nfp.rwa' },
  { path: '/risks/:risk/report?kind=summary', account: 'nfp.rwa' },
  { path: '/risk-methods/:method', account: 'observer' },
  { path: '/regions/AAF/risk-picture', account: 'secretariat.aaf' },
  { path: '/regions/AAF/risk-picture', account: 'nfp.mar' },
  { path: '/countries/MRT/team/meetings/:meeting', account: 'nfp.mrt' },
  { path: '/countries/MRT/team/meetings/:meeting', account: 'observer' },
  { path: '/countries/MRT/team/people/:member', account: 'nfp.mrt' },
  { path: '/account/held', account: 'nfp.mrt' },
  { path: '/actions/:action/report?say=done', account: 'nfp.mrt' },
  { path: '/actions/:action/report?say=blocked', account: 'nfp.mrt' },
  { path: '/work', account: 'nfp.mrt' },
  { path: '/account', account: 'nfp.mrt' },
  { path: '/countries/MRT/handover', account: 'nfp.mrt' },
  { path: '/admin/people', account: 'coordinator' },
  { path: '/admin/people?place=MRT&term=waiting', account: 'nfp.mrt' },
  { path: '/validation', account: 'secretariat.aaf' },
  { path: '/regions/AAF?sort=-answered', account: 'secretariat.aaf' },
  { path: '/rounds', account: 'secretariat.aaf' },
  { path: '/rounds/new', account: 'coordinator' },
  // Their ids are made with them: the open one, and the one that is closed.
  { path: '/rounds/:open', account: 'observer' },
  { path: '/rounds/:closed', account: 'coordinator' },
  { path: '/admin', account: 'admin' },
  { path: '/admin', account: 'coordinator' },
  { path: '/admin/settings', account: 'coordinator' },
  { path: '/admin/settings/indicators?open=action-plan', account: 'coordinator' },
  { path: '/admin/settings/indicators?open=new', account: 'coordinator' },
  { path: '/admin/settings/countries?open=MAR', account: 'coordinator' },
  { path: '/admin/settings/countries?open=new', account: 'coordinator' },
  { path: '/admin/settings/exemptions', account: 'coordinator' },
  { path: '/admin/settings/figures', account: 'coordinator' },
  { path: '/admin/settings/sharing?country=MAR', account: 'coordinator' },
  { path: '/admin/audit?act=update', account: 'admin' },
  { path: '/admin/mail', account: 'admin' },
  { path: '/admin/jobs', account: 'admin' },
] as const;

/** Where the first of those is found whose id stands in an address. */
const listOf: Readonly<Record<string, string>> = {
  open: 'reporting-rounds?sample=include&state=open',
  closed: 'reporting-rounds?sample=include&state=closed',
  meeting: 'team-meetings?sample=include&iso3=MRT',
  member: 'team-members?sample=include&iso3=MRT',
  plan: 'action-plans?sample=include&iso3=MRT',
  documented: 'round-tables?year=2019',
  polled: 'round-tables?sample=include&region=CA&life=dates-polled',
  planned: 'round-tables?sample=include&region=AAF&life=invited',
  meetingAhead: 'round-tables?sample=include&region=AAF&life=invited',
  adopted: 'round-tables?sample=include&region=AAF&life=held',
  held: 'round-tables?sample=include&region=AAF&life=held&sort=-starts',
};
interface Listed {
  readonly items: readonly { readonly id: string }[];
}

const readers = [
  { name: 'in English on a wide screen', query: 'lang=en', width: 1280, dark: false },
  { name: 'in Arabic on a phone, dark', query: 'lang=ar', width: 360, dark: true },
] as const;

/** Ids are made with what they name: the newest round of a state, a plan or a meeting of the country. */
async function addressOf(path: string, request: APIRequestContext): Promise<string> {
  const which = /:(\w+)/.exec(path)?.[1];
  if (which === undefined) return path;
  if (which === 'risk') return riskAddress(path, request);
  if (which === 'method') {
    return path.replace(':method', (await read<RiskMethods>(request, 'risk-methods')).items[0]?.id ?? '');
  }
  if (which === 'action') {
    const plan = await planBegun(request, 'MRT', 'Plan of an action to answer for');
    return path.replace(':action', plan.actions[0]?.id ?? '');
  }
  const made = listOf[which];
  const first = made ? (await read<Listed>(request, made)).items[0] : undefined;
  const found = first ?? (which === 'plan' ? await planBegun(request, 'MRT', 'Plan to look at') : undefined);
  return path.replace(`:${which}`, found?.id ?? '');
}

/** The second version of an assessment, the one before it, and one of its scenarios; made where there is none. */
async function riskAddress(path: string, request: APIRequestContext): Promise<string> {
  const { items } = await read<RiskAssessments>(request, 'risk-assessments?iso3=RWA');
  const known = items.find(({ number }) => number === 2);
  const { first, second } = known ? { first: known.seriesId, second: known.id } : await twoVersions(request, 'RWA');
  const { scenarioList } = await read<WholeRiskAssessment>(request, `risk-assessments/${second}`);
  return path
    .replace(':risk', second)
    .replace(':before', first)
    .replace(':scenario', scenarioList[0]?.id ?? '');
}

for (const reader of readers) {
  test.describe(`every address ${reader.name}`, () => {
    test.use({ viewport: { width: reader.width, height: 800 }, colorScheme: reader.dark ? 'dark' : 'light' });

    for (const { path, account } of addresses) {
      test(`${path} can be used by everybody${account ? `, as ${account}` : ''}`, async ({ page, context }) => {
        if (account) await signIn(context, account);
        const address = await addressOf(path, page.request);
        await page.goto(`${address}${path.includes('?') ? '&' : '?'}${reader.query}`);
        await expect(page.locator('h1').first()).not.toBeEmpty();
        await page.waitForLoadState('networkidle');
        await expectAccessible(page);
        // The tab says where one is, not only whose it is.
        if (path !== '/no-such-page') await expect(page).toHaveTitle(/ · /);
        await expectNoSidewaysScroll(page);
        await expect(page.locator('html')).toHaveAttribute('dir', reader.query === 'lang=ar' ? 'rtl' : 'ltr');
        // A key that has no text would stand on the page as itself.
        expect(await page.locator('body').innerText()).not.toMatch(
          /\b(map|network|identity|update|validation|work-page|people|rounds|shell|administration|audit|paging|documents|search|exports|settings|team|plan|plan-import|plan-files|plan-compare|gantt|plan-answer|plan-regions|personal|words|forms|round-table|agenda|briefing|calendar-feed|commitment|conclusion|date-conflict|date-poll|delegation|meeting-invitation|minutes|position|priority|risk|risk-page|risk-compare|risk-method|risk-files|risk-picture|scenario)\.[a-z]+[.-]/,
        );
      });
    }
  });
}
