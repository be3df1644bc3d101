import { encodeSegment } from '../../workspace/resolve-uri.ts';

/**
 * A path (decoded) as the destination of a link, written as another destination is: `./` before it, percent escapes for letters
 * beyond ASCII where that one has some. `bare` is true where it stands in `<>` and blanks need no escape.
 */
export function pathLike(path: string, written: string, bare: boolean): string {
  const escapesLetters = /%[89a-f][\da-f]/i.test(written);
  const escapesBlanks = !bare || written.includes('%20');
  const special = /[\s<>()[\]{}\\%#?"'&`|^\ud800-\udfff]/gu;
  const text = path
    .split('/')
    .map((segment) => {
      const odd = escapesLetters ? /[^\w.~!-]/gu : special;
      return segment.replace(odd, (sign) => (sign === ' ' && !escapesBlanks ? sign : encoded(sign)));
    })
    .join('/');
  return written.startsWith('./') && !text.startsWith('../') ? `./${text}` : text;
}

/** As `encodeURIComponent`, the signs included that it leaves although Markdown or HTML read them. */
function encoded(sign: string): string {
  const text = encodeSegment(sign);
  return text === sign ? `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : text;
}
