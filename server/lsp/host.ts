/** What a platform supplies to the language server: the one place where the outside comes in. */
export interface Host {
  readonly files: Files;
  readonly clock: Clock;
  readonly timer: Timer;
}

/** Files by URI. Nothing throws: what cannot be read is not there. */
export interface Files {
  /** The text of a file; undefined where it is none, or too big to be minutes. */
  read(uri: string): Promise<string | undefined>;
  /** Names (decoded) of the files in a folder; undefined where there is no such folder. */
  list(folder: string): Promise<readonly string[] | undefined>;
  /** Whether there is a file or folder, the case of its name taken into account as on GitHub; undefined where nobody can tell. */
  exists(uri: string): Promise<boolean | undefined>;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** IANA name of the zone that the machine is set to. */
  readonly zone: string;
}

export interface Timer {
  /** Runs something once after so many milliseconds; what it returns calls it off. */
  after(milliseconds: number, run: () => void): () => void;
  /** Lets what has arrived meanwhile be read first. */
  turn(): Promise<void>;
}
