import path from 'node:path';

/**
 * The README as it stands in a package whose readers can open `files`: without the parts between `<!-- checkout -->` and `<!-- /checkout -->`,
 * which are for those who have the source. `resolved` says that the packer turns relative addresses into those of the repository;
 * where it cannot, pictures and lines that are but a link are left out, and other links become their words, unless they lead to one
 * of the files.
 */
export function packagedReadme(text, files, { resolved = false } = {}) {
  const used = text.replace(/<!-- checkout -->\n[\s\S]*?<!-- \/checkout -->\n+/g, '');
  if (resolved) return used;
  const isPacked = (target) => files.includes(path.posix.normalize(target));
  return used
    .replace(/^!?\[[^\]]*\]\((?!https?:)([^)#]*)[^)]*\)\n\n/gm, (link, target) =>
      isPacked(target) ? link : '',
    )
    .replace(/\[([^[\]]*)\]\((?!https?:)([^)#]*)[^)]*\)/g, (link, words, target) =>
      isPacked(target) ? link : words,
    );
}
