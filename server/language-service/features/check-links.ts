/** The command that asks where links lead. Its argument is `{ uris?, again? }`; who asks is the shell. */
export const CHECK_LINKS = 'minutes.checkLinks';
