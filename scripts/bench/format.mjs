/** A time in milliseconds, as exact as it is worth; a dash for none. */
export function milliseconds(value) {
  if (value === undefined) return '–';
  if (value < 10) return value.toFixed(value < 1 ? 2 : 1);
  return wholeNumber(value);
}

/** Megabytes, or a count. */
export function wholeNumber(value) {
  return value === undefined ? '–' : Math.round(value).toLocaleString('en-US');
}

/** Median and 95th percentile of a series. */
export function spread(series) {
  return series === undefined ? '–' : `${milliseconds(series.median)} / ${milliseconds(series.p95)}`;
}

/** A ratio, as exact as it is worth. */
export function times(ratio) {
  return ratio.toFixed(ratio < 10 ? (ratio < 1 ? 2 : 1) : 0);
}

/** A table in Markdown; the first column is on the left, numbers are on the right. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
