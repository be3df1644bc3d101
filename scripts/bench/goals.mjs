import { bestOf } from './comparisons.mjs';
import { milliseconds, table, times, wholeNumber } from './format.mjs';

/** What we hold ourselves to. */
export function goalTable(comparisons, results) {
  const rows = comparisons
    .filter((comparison) => comparison.least !== undefined && bestOf(comparison))
    .map((comparison) => {
      const { what, unit, ours, least } = comparison;
      const best = bestOf(comparison);
      const ratio = best.value / ours;
      return [
        what,
        amount(ours, unit),
        `${amount(best.value, unit)} (${best.name})`,
        ...judged(ratio, least),
      ];
    });
  return table(
    ['What', 'Minutes', 'The best other', 'Times less', 'Goal', ''],
    [...rows, ...ownGoals(results)],
  );
}

function judged(ratio, least) {
  return [times(ratio), `≥ ${times(least)}`, ratio >= least ? 'met' : 'missed'];
}

/** What is held against a floor, a limit or ourselves. */
function ownGoals({ servers, index, links }) {
  const edit = (size, id) => servers?.data[size]?.[id]?.edit;
  const small = edit(5, 'minutes');
  const large = edit(1000, 'minutes');
  const floor = edit(5, 'floor');
  const rows = [];
  const limit = (what, left, right, value, most) =>
    rows.push([what, left, right, times(value), `≤ ${times(most)}`, value <= most ? 'met' : 'missed']);
  if (small && floor) {
    const words = '5 KB: keystroke → fresh diagnostics, times the floor';
    limit(
      words,
      amount(small.median, 'ms'),
      `${amount(floor.median, 'ms')} (floor)`,
      small.median / floor.median,
      4,
    );
  }
  if (large)
    limit('1 MB: keystroke → fresh diagnostics, p95 in ms', amount(large.p95, 'ms'), '', large.p95, 16);
  if (small && large) {
    const words = 'keystroke → fresh diagnostics, 1 MB as times of 5 KB';
    limit(
      words,
      amount(large.median, 'ms'),
      `${amount(small.median, 'ms')} (5 KB)`,
      large.median / small.median,
      8,
    );
  }
  const within = (what, value, most, words = (each) => amount(each, 'ms')) => {
    if (value !== undefined)
      rows.push([what, words(value), '', '', `≤ ${words(most)}`, value <= most ? 'met' : 'missed']);
  };
  if (links) {
    const { wrong, connections, memory } = links.data.tools.minutes;
    within('links: wrong verdicts', wrong, 0, wholeNumber);
    within('links: most connections to one host', connections, 8, wholeNumber);
    within('links: most memory, in MB', memory, 200, wholeNumber);
  }
  if (index) {
    const { ours } = index.data;
    within('index: until everything is known', ours.whole?.median, 20_000);
    within('index: the same from the last start, first tier', ours.warmFirst?.median, 500);
    within('index: a keystroke meanwhile, p95', ours.typing?.p95, 50);
    for (const question of ['symbols', 'references', 'search'])
      within(`index: ${question} afterwards`, ours[question], 50);
  }
  return rows;
}

/** Every figure of ours that another beats. */
export function shortfalls(comparisons) {
  const rows = comparisons.flatMap((comparison) => {
    const best = bestOf(comparison);
    if (!best || best.value >= comparison.ours) return [];
    const { what, unit, ours } = comparison;
    return [
      [what, amount(ours, unit), `${amount(best.value, unit)} (${best.name})`, times(ours / best.value)],
    ];
  });
  if (rows.length === 0) return 'Nowhere, in what was measured here.';
  return table(['What', 'Minutes', 'The best other', 'Times more'], rows);
}

function amount(value, unit) {
  return unit === 'ms' ? `${milliseconds(value)} ms` : `${wholeNumber(value)} ${unit}`;
}
