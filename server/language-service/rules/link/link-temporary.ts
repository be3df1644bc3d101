import type { Link } from '../../model/link.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Span } from '../../text/span.ts';
import type { Rule } from '../rule.ts';

/** WeChat links that stop working, and what WeChat appends to links for its own use. */
export const linkTemporary: Rule = {
  id: 'link-temporary',
  group: 'link',
  severity: 'warning',
  summary: message('A WeChat link dies within a day, or carries what only tracks its readers'),
  rationale: message(
    'A link with “timestamp” and “signature” comes from a search result, one with “tempkey” from a preview; both stop working within a day. Parameters such as “chksm”, “scene” or “sessionid” tell who passed the link on and can go; what names the article stays.',
  ),
  examples: [
    {
      title: message('A link from a search result'),
      bad: '- [稳定性优化](⟦https://mp.weixin.qq.com/s?src=11&timestamp=1693000000&ver=4700&signature=aBc*dEf&new=1⟧)\n',
    },
    {
      title: message('A preview link'),
      bad: '- ⟦https://mp.weixin.qq.com/s?__biz=MzA5&tempkey=MTIz&chksm=ab#rd⟧\n',
    },
    {
      title: message('Parameters that only track'),
      bad: '- [社区周报](https://mp.weixin.qq.com/s?__biz=MzA5&mid=225&idx=1&sn=0a1b⟦&chksm=cf51&scene=27&token=19&lang=zh_CN#rd⟧)\n',
      fixed: '- [社区周报](https://mp.weixin.qq.com/s?__biz=MzA5&mid=225&idx=1&sn=0a1b)\n',
    },
    {
      title: message('Tracking behind a short link'),
      bad: '- [社区周报](https://mp.weixin.qq.com/s/aB3dE5fG7hI9jK1lM3nO5p⟦?scene=1&subscene=9#wechat_redirect⟧)\n',
      fixed: '- [社区周报](https://mp.weixin.qq.com/s/aB3dE5fG7hI9jK1lM3nO5p)\n',
    },
    {
      title: message('Links that stay'),
      good: '[短](https://mp.weixin.qq.com/s/aB3dE5fG7hI9jK1lM3nO5p)，[长](https://mp.weixin.qq.com/s?__biz=MzA5&mid=225&idx=1&sn=0a1b#rd)，[别处](https://www.example.org/s?scene=1&sessionid=2)\n',
    },
  ],
  *checkPassage(passage) {
    for (const link of passage.links) {
      if (link.target.kind !== 'web' || link.target.host !== 'mp.weixin.qq.com') continue;
      if (link.form === 'reference' || link.destination.start === link.destination.end) continue;
      const names = new Set(parametersOf(link.url).map((parameter) => nameOf(parameter)));
      if (names.has('tempkey') || (names.has('timestamp') && names.has('signature'))) {
        yield {
          span: link.destination,
          message: message(
            'This WeChat link stops working within a day; open the article and copy its link there.',
          ),
        };
        continue;
      }
      const cut = cutTracking(slice(passage.source, link.destination), link);
      if (!cut) continue;
      yield {
        span: cut.span,
        message: message('What follows the article in this WeChat link only tracks its readers; remove it.'),
        severity: 'hint',
        fixes: [
          {
            title: message('Remove the tracking parameters'),
            edits: [{ span: cut.span, text: cut.text }],
            safe: true,
          },
        ],
      };
    }
  },
};

/** Parameters that say who came from where. Without them the article opens all the same. */
const TRACKING =
  /^(?:chksm|scene|subscene|sessionid|clicktime|enterid|ascene|fasttmpl\w*|devicetype|nettype|exportkey|pass_ticket|wx_header|uin|key|mpshare|srcid|sharer_\w+|from|isappinstalled|poc_token|xtrack|realreporttime|search_click_id|exptype|version|abtest_cookie|ct)$/;

/** Of no use to a reader either, but no reason to speak: they go along. */
const COMPANIONS = /^(?:token|lang)$/;

function parametersOf(address: string): readonly string[] {
  const query = /\?([^#]*)/.exec(address)?.[1];
  return query ? query.split(/&(?:amp;)?/) : [];
}

function nameOf(parameter: string): string {
  return parameter.replace(/=[\s\S]*$/, '');
}

/** The part of an address from the first parameter that goes up to its end, and what is left of that part; absent where nothing goes. */
function cutTracking(address: string, link: Link): { span: Span; text: string } | undefined {
  const [, base, query, fragment] = /^([^?#]*)(?:\?([^#]*))?(#[\s\S]*)?$/.exec(address) ?? [];
  if (base === undefined || !query) return undefined;
  // A full stop or Chinese behind a bare URL is another rule's, and must not be cut off with it.
  if (!/^[\x21-\x7E]*$/.test(address)) return undefined;
  const parameters = query.split(/&(?:amp;)?/);
  if (!parameters.some((parameter) => TRACKING.test(nameOf(parameter)))) return undefined;
  const kept = parameters.filter(
    (parameter) => !TRACKING.test(nameOf(parameter)) && !COMPANIONS.test(nameOf(parameter)),
  );
  const joint = query.includes('&amp;') ? '&amp;' : '&';
  const ending = fragment === undefined || /^#(?:rd|wechat_redirect)?$/.test(fragment) ? '' : fragment;
  const clean = `${base}${kept.length > 0 ? `?${kept.join(joint)}` : ''}${ending}`;
  let same = 0;
  while (same < clean.length && clean.charAt(same) === address.charAt(same)) same++;
  const { start, end } = link.destination;
  return { span: { start: start + same, end }, text: clean.slice(same) };
}
