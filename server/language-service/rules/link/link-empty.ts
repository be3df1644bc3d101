import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Fix, Rule } from '../rule.ts';

/** `[待定]()`: a link that leads nowhere, and `[](url)`, one that nobody sees. */
export const linkEmpty: Rule = {
  id: 'link-empty',
  group: 'link',
  severity: 'warning',
  summary: message('A link has no address or no words'),
  rationale: message(
    'A link without an address reloads the page, one without words cannot be seen. Before the meeting, an address that is still to come is only hinted at. Links to the top of the page (“#”) are left alone.',
  ),
  examples: [
    {
      title: message('The address is still to come'),
      bad: '1. ⟦[待定]()⟧ 双周会速记\n',
      fixed: '1. 待定 双周会速记\n',
    },
    {
      title: message('A link without words'),
      bad: '设计见 ⟦[](https://www.example.org/design)⟧\n',
      fixed: '设计见 <https://www.example.org/design>\n',
    },
    {
      title: message('An image without a file'),
      bad: '⟦![结构图]()⟧\n',
      fixed: '结构图\n',
    },
    {
      title: message('Links with address and words'),
      good: '[官网](https://www.example.org/) [![图](images/a.png)](https://www.example.org/) [回到顶部](#) `[待定]()` [待定]\n',
    },
  ],
  *checkPassage(passage, context) {
    const { source } = passage;
    for (const { form, span, label, target, url } of passage.links) {
      if (form !== 'inline' && form !== 'image') continue;
      const words = label ? slice(source, label).trim() : '';
      if (target.kind === 'empty') {
        const unlink: Fix = {
          title: message('Keep the words without the link'),
          edits: [{ span, text: words }],
          safe: false,
        };
        yield {
          span,
          message: message('This link has no address: add it, or remove the link.'),
          ...(context.phase === 'before' && { severity: 'hint' as const }),
          ...(words !== '' && { fixes: [unlink] }),
        };
      } else if (form === 'inline' && words === '') {
        const show: Fix = {
          title: message('Show the address'),
          edits: [{ span, text: `<${url}>` }],
          safe: false,
        };
        yield {
          span,
          message: message('This link has no words, so that nobody sees it: add what it leads to.'),
          ...(/^https?:[^\s<>]+$/i.test(url) && { fixes: [show] }),
        };
      }
    }
  },
};
