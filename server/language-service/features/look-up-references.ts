/** The command that asks GitHub for the issues and pull requests of minutes. Its argument is `{ uri }`; who asks is the shell. */
export const LOOK_UP_REFERENCES = 'minutes.lookUpReferences';
