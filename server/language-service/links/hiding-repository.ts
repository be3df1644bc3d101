/**
 * The page of the repository that an address is of, where a host says “not found” of all that strangers may not see: whether a page is gone
 * can be told only where the repository is shown. Undefined elsewhere.
 */
export function hidingRepository(address: string): string | undefined {
  return REPOSITORY.exec(address)?.[0];
}

const REPOSITORY =
  /^https?:\/\/(?:www\.)?(?:github\.com|gitee\.com|gitcode\.com|bitbucket\.org|codeberg\.org)(?::\d+)?\/[^/?#]+\/[^/?#]+/;
