import { parentPort, workerData } from 'node:worker_threads';
import { isAskingThread } from './asking/asking-thread.ts';
import { serveCalls } from './asking/serve-calls.ts';

// The thread in which links are looked at and GitHub is asked begins here.
if (parentPort && isAskingThread(workerData)) serveCalls(parentPort);
