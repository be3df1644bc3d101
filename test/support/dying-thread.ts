import { parentPort, workerData } from 'node:worker_threads';
import { lanesIn } from '../../server/cli/lanes.ts';

/** A thread of a check that answers a few files and then dies in the way that it is told, in the middle of one. */
const { lanes, lane, answers, death } = workerData as {
  lanes: SharedArrayBuffer;
  lane: number;
  answers: number;
  death: 'exit' | 'throw';
};
const shared = lanesIn(lanes);
for (let count = 0; count < answers; count++) {
  const index = shared.take(lane);
  const checked = { text: `thread ${index}`, tally: {} };
  parentPort?.postMessage({ index, checked });
}
shared.take(lane);
if (death === 'exit') process.exit(3);
throw new RangeError('no more');
