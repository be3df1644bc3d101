/** The value below which `share` of the values lie; `undefined` of none. */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)];
}

/** The value in the middle; of two the mean. `undefined` of none. */
export function median(values) {
  if (values.length === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** What is told of a series of times in milliseconds; `undefined` of an empty one. */
export function summary(values) {
  if (values.length === 0) return undefined;
  return {
    median: median(values),
    p95: quantile(values, 0.95),
    max: Math.max(...values),
    count: values.length,
  };
}
