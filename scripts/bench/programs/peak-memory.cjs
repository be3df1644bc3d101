// Loaded before a program: when it ends, writes the most memory that it has held, in kilobytes, to the file that is asked for.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('exit', () => {
    writeFileSync(process.env.BENCH_PEAK_FILE, String(process.resourceUsage().maxRSS));
  });
}
