import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Rule } from '../rule.ts';

/** An image whose alt text is the file name of another image: copied, and not changed. */
export const imageAlt: Rule = {
  id: 'image-alt',
  group: 'link',
  severity: 'hint',
  summary: message('The alt text of an image is the file name of another image'),
  rationale: message(
    'It is read aloud, and shown where the picture cannot be: it then speaks of a picture that is not there. The image’s own file name, words and no alt text at all are left alone.',
  ),
  examples: [
    {
      title: message('Copied from another image'),
      bad: '<img src="images/curve-roadmap.png" alt="⟦curve-wechat.jpeg⟧" width="30%" />\n\n![⟦elk.png⟧](images/meta_performance.png)\n',
      fixed:
        '<img src="images/curve-roadmap.png" alt="curve-roadmap.png" width="30%" />\n\n![meta_performance.png](images/meta_performance.png)\n',
    },
    {
      title: message('Its own name, words, and none'),
      good: '<img src="../images/curve-wechat.jpeg" alt="curve-wechat.jpeg">\n\n![微信二维码](images/curve-wechat.jpeg) ![](images/elk.png) ![elk.png](images/ELK.png?raw=true)\n\n![image.png](https://www.example.org/user-images/1-2-3.png)\n',
    },
  ],
  *checkPassage(passage) {
    for (const { form, label, url } of passage.links) {
      if ((form !== 'image' && form !== 'html-image') || !label) continue;
      const alt = slice(passage.source, label);
      const other = stemOf(alt.trim());
      const own = stemOf(decode(/[^/]*$/.exec(url.replace(/[?#][\s\S]*$/, ''))?.[0] ?? ''));
      if (!other || !own || other.stem === own.stem || GIVEN_BY_TOOLS.test(other.stem)) continue;
      yield {
        span: label,
        message: message('The alt text names another image than “{0}”; say what this one shows.', own.name),
        ...(/^[\w.\- \u4e00-\u9fff]+$/.test(own.name) && {
          fixes: [
            {
              title: message('Change to “{0}”', own.name),
              edits: [{ span: label, text: own.name }],
              safe: false,
            },
          ],
        }),
      };
    }
  },
};

/** What editors and GitHub write as alt text by themselves when a picture is pasted. */
const GIVEN_BY_TOOLS = /^(?:image|img|screenshot|clipboard|截图|图片|屏幕截图|未命名)[-_ ()\d]*$/i;

function stemOf(name: string): { stem: string; name: string } | undefined {
  const stem = /^([^/\\<>[\]\n]+)\.(?:png|jpe?g|gif|svg|webp|bmp)$/i.exec(name)?.[1];
  return stem === undefined ? undefined : { stem: stem.toLowerCase(), name };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
