/** A plan of 500 actions with 5 000 reports, read and rolled up, against a bare handler that returns the same rows. */
import { startBare } from './bare-process.mjs';
import { signIn } from './claims.mjs';
import { getRequest, median, underLoad } from './load.mjs';
import { fillPlan, planId } from './plans.mjs';

const size = { actions: 500, reports: 5_000 };
const rounds = 6;
const least = 0.4;

const allWell = ({ statuses }) => {
  if (Object.keys(statuses).join() !== '200') throw new Error(`expected 200, came ${JSON.stringify(statuses)}`);
};

/** That what is measured is the whole of it. */
const check = async (address, path, cookie) => {
  const answer = await fetch(`${address}${path}`, { headers: { cookie } });
  const { actions, overview } = await answer.json();
  const reports = actions?.reduce((sum, action) => sum + action.reports, 0);
  if (actions?.length !== size.actions || reports !== size.reports || !(overview?.curve.length > 2)) {
    throw new Error(`the plan answers ${answer.status} with ${actions?.length} actions and ${reports} reports`);
  }
};

export const measure = async (portal) => {
  await fillPlan(portal.ownerUrl, size);
  const cookie = await signIn(portal.ownerUrl, { role: 'focal-point', scopeKind: 'country', scope: 'MAR' });
  const path = `/api/v1/action-plans/${planId}`;
  await check(portal.address, path, cookie);
  const bare = await startBare(portal.appUrl);
  const ours = [getRequest(portal.address, path, { cookie })];
  const plain = [getRequest(bare.address, `/plan?id=${planId}`)];
  const runs = [];
  // In turns, so that whatever else the machine does meets both; the first one warms both up.
  for (let round = 0; round <= rounds; round += 1) {
    const seconds = round === 0 ? 4 : 2;
    const run = {
      plain: await underLoad(bare.address, plain, { seconds, connections: 4 }),
      ours: await underLoad(portal.address, ours, { seconds, connections: 4 }),
    };
    allWell(run.plain);
    allWell(run.ours);
    if (round > 0) runs.push(run);
  }
  await bare.stop();
  const ratio = median(runs.map((run) => run.ours.perSecond / run.plain.perSecond));
  const perSecond = median(runs.map((run) => run.plain.perSecond));
  return [
    {
      what: `plan of ${size.actions} actions with ${size.reports} reports, read and rolled up (bare: ${perSecond.toFixed(1)}/s)`,
      measured: `${ratio.toFixed(2)} of the bare query`,
      allowed: `at least ${least.toFixed(1)}`,
      met: ratio >= least,
    },
  ];
};
