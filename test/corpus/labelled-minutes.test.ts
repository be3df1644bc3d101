import { describe, expect, it } from 'vitest';
import { hasCorpus } from '../support/paths.ts';
import { type Label, type Report, readLabels, reportsOn, standsOn } from './labels.ts';

const isJudged = ({ certainty, class: kind, drift }: Label): boolean =>
  certainty === 'sure' && kind !== 'typography' && drift === undefined;
const isLoud = ({ severity }: Report): boolean => severity === 'error' || severity === 'warning';
const show = ({ file, line, rule, severity, message }: Report): string =>
  `${file}:${line} ${severity} ${rule}: ${message}`;

// The real minutes stand beside a checkout of the project; without them this is skipped, and the reporter says so.
describe.skipIf(!hasCorpus)('real minutes with hand-made labels', () => {
  const labels = hasCorpus ? readLabels() : [];
  const files = [...new Set(labels.map(({ file }) => file))];
  const reports = hasCorpus ? reportsOn(files) : [];

  it('are found wrong where they are', () => {
    const judged = labels.filter(isJudged);
    const missed = judged.filter((label) => !reports.some((report) => standsOn(report, label)));
    console.info(`recall ${judged.length - missed.length} of ${judged.length}`);
    expect(missed.length / judged.length, JSON.stringify(missed, undefined, 1)).toBeLessThanOrEqual(0.1);
  });

  it('are called wrong only where they are', () => {
    const loud = reports.filter(isLoud);
    const wrong = loud.filter((report) => !labels.some((label) => standsOn(report, label)));
    console.info(`precision ${loud.length - wrong.length} of ${loud.length}`);
    expect(wrong.length / loud.length, wrong.map(show).join('\n')).toBeLessThanOrEqual(0.05);
  });

  it('get no error or warning where they are clean', () => {
    const clean = files.filter((file) => !labels.some((label) => label.file === file && isJudged(label)));
    expect(clean.length).toBeGreaterThan(0);
    expect(reports.filter((report) => clean.includes(report.file) && isLoud(report)).map(show)).toEqual([]);
  });

  it.each(files)('get at most two quiet remarks that nobody made: %s', (file) => {
    const quiet = reports.filter((report) => report.file === file && !isLoud(report));
    const unasked = quiet.filter((report) => !labels.some((label) => standsOn(report, label)));
    expect(unasked.length, unasked.map(show).join('\n')).toBeLessThanOrEqual(2);
  });
});
