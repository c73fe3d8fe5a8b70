/** What a step of the day slider costs in scripting, as Chromium itself counts it. */
import { median } from './load.mjs';

const fewestCountries = 61;
/** Longer than what the page does after the slider has come to rest. */
const restMs = 400;

const scriptMs = async (wire) => {
  const { metrics } = await wire.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000;
};

/** One quarter on or back, until the page has drawn it and come to rest. */
const step = (page, by) =>
  page.evaluate(
    async ([by, restMs]) => {
      const { document, Event } = globalThis;
      const range = document.querySelector('input[type=range]');
      range.value = String(range.valueAsNumber + by);
      range.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, restMs));
    },
    [by, restMs],
  );

/** The median scripting time in ms of a step, over all quarters there and back. */
export const sliderStep = async ({ page, wire }, slowdown) => {
  const drawn = await page.locator('path.country:not(.absent)').count();
  if (drawn < fewestCountries)
    throw new Error(`the slider is measured with ${fewestCountries} countries, not ${drawn}`);
  const quarters = await page.locator('input[type=range]').evaluate((range) => Number(range.max));
  // The thread's own time: what else the machine does is not the page's.
  await wire.send('Performance.enable', { timeDomain: 'threadTicks' });
  await wire.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const took = [];
  for (const by of [...Array(quarters).fill(-1), ...Array(quarters).fill(1)]) {
    const before = await scriptMs(wire);
    await step(page, by);
    took.push((await scriptMs(wire)) - before);
  }
  await wire.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return median(took);
};
