import type { Hand, Host } from '../host.ts';
import type { Resolution } from '../resolution.ts';
import { answerFor, type Tiers, type VersionAnswer } from './errand.ts';
import { handProfile } from './hand-profile.ts';
import { createPace } from './pace.ts';

export interface FileJob {
  readonly uri: string;
  readonly resolution: Resolution;
  /** Where it is absent, the answer has that of the version that was read. */
  readonly stamp?: string | undefined;
}

/** Reads many files: in threads where there are any, else in slices between other messages. */
export interface FileReading {
  /** Resolves when all have been heard of, in any order, or `stopped`. */
  read<Job extends FileJob>(
    jobs: readonly Job[],
    tiers: Tiers,
    heard: (job: Job, answer: VersionAnswer) => void,
  ): Promise<void>;
  /** Starts the threads, so that they are there when many files are to be read. */
  hire(): void;
  /** Ends the threads. */
  end(): void;
}

/** Fewer files are read here before a thread has begun. */
export const MANY = 200;
/** So many files are one errand. */
const BATCH = 48;

export function createFileReading(host: Host, stopped: () => boolean): FileReading {
  const hands: Hand[] = [];

  const readHere = async <Job extends FileJob>(
    jobs: readonly Job[],
    tiers: Tiers,
    heard: (job: Job, answer: VersionAnswer) => void,
  ): Promise<void> => {
    const pace = createPace(host);
    for (const job of jobs) {
      if (stopped()) return;
      const [stamp] = job.stamp === undefined ? await host.files.stamp([job.uri]) : [];
      const loaded = await host.files.load(job.uri);
      const { profile, folder } = job.resolution;
      const answer = 'trouble' in loaded ? loaded : answerFor(loaded.text, job.uri, profile, folder, tiers);
      heard(job, stamp === undefined ? answer : { ...answer, stamp });
      await pace();
    }
  };
  /** A system may have no threads left. */
  const hire = (): void => {
    const { crew } = host;
    try {
      while (crew && hands.length < crew.size) hands.push(crew.start());
    } catch {
      // Those that could be started do the work.
    }
  };
  const errandFor = (jobs: readonly FileJob[], tiers: Tiers) => {
    const resolutions = [...new Set(jobs.map(({ resolution }) => resolution))];
    return {
      tiers,
      profiles: resolutions.map(handProfile),
      files: jobs.map(({ uri, resolution }) => ({ uri, profile: resolutions.indexOf(resolution) })),
    };
  };

  return {
    async read(jobs, tiers, heard) {
      const { crew } = host;
      if (!crew || jobs.length <= MANY) return readHere(jobs, tiers, heard);
      hire();
      if (hands.length === 0) return readHere(jobs, tiers, heard);
      let next = 0;
      const take = () => {
        const batch = jobs.slice(next, next + BATCH);
        next += BATCH;
        return batch;
      };
      const work = async (hand: Hand): Promise<void> => {
        // One errand lies ready while the other is done.
        let asked:
          | { readonly batch: typeof jobs; readonly answer: Promise<readonly VersionAnswer[]> }
          | undefined;
        const ask = () => {
          const batch = stopped() ? [] : take();
          if (batch.length === 0) return undefined;
          const answer = hand.ask(errandFor(batch, tiers));
          answer.catch(() => undefined);
          return { batch, answer };
        };
        asked = ask();
        for (let ready = ask(); asked; asked = ready, ready = ask()) {
          const { batch, answer } = asked;
          const answers = await answer.catch(() => undefined);
          if (!answers) await readHere(batch, tiers, heard);
          else {
            const pace = createPace(host);
            for (const [at, job] of batch.entries()) {
              const answered = answers[at];
              if (answered) heard(job, answered);
              const wait = pace();
              if (wait) await wait;
            }
          }
        }
      };
      await Promise.all(hands.map(work));
    },
    hire,
    end() {
      for (const hand of hands.splice(0)) hand.end();
    },
  };
}
