import { findUnclosedFence } from '../../model/unclosed-fence.ts';
import { message } from '../../text/message.ts';
import { slice } from '../../text/source-text.ts';
import type { Rule } from '../rule.ts';

/** A code fence without its end: everything behind it is shown as code. */
export const fenceUnclosed: Rule = {
  id: 'fence-unclosed',
  group: 'markdown',
  severity: 'error',
  summary: message('A code fence has no closing line, so that what follows is shown as code'),
  rationale: message(
    'Most often the last line of the pasted invitation is lost, and all sections behind it with it. A fence that a later block happens to close is found by the headings that it took in. Code in a list, longer fences round shorter ones and samples of Markdown are left alone.',
  ),
  examples: [
    {
      title: message('The invitation is not closed'),
      bad: '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n⟦```⟧\n会议主题：双周会\n#腾讯会议：123-456-789\n\n## 会议内容\n\n### 一、近期工作\n',
      fixed:
        '## 时间\n\n2023/08/24 19:00~19:30\n\n## 加入会议\n\n```\n会议主题：双周会\n#腾讯会议：123-456-789\n```\n\n## 会议内容\n\n### 一、近期工作\n',
    },
    {
      title: message('The opening line is lost, the closing one opens'),
      bad: '## 加入会议\n\n会议主题：双周会\n#腾讯会议：123-456-789\n⟦```⟧\n\n## 会议内容\n\n### 一、近期工作\n',
      fixed:
        '## 加入会议\n\n```\n会议主题：双周会\n#腾讯会议：123-456-789\n```\n\n## 会议内容\n\n### 一、近期工作\n',
    },
    {
      title: message('The closing mark stands behind words'),
      bad: '## 加入会议\n\n⟦```⟧\n会议主题：双周会\n#腾讯会议：123-456-789```\n\n## 会议内容\n\n### 一、近期工作\n',
      fixed:
        '## 加入会议\n\n```\n会议主题：双周会\n#腾讯会议：123-456-789\n```\n\n## 会议内容\n\n### 一、近期工作\n',
    },
    {
      title: message('A later block closes it'),
      bad: '## 加入会议\n\n⟦```text⟧\n#腾讯会议：123-456-789\n\n## 会议内容\n\n- 升级方法\n\n```\ncurveadm -u\n```\n\n### 近期工作\n',
      fixed:
        '## 加入会议\n\n```text\n#腾讯会议：123-456-789\n```\n\n## 会议内容\n\n- 升级方法\n\n```\ncurveadm -u\n```\n\n### 近期工作\n',
    },
    {
      title: message('The last block of the text'),
      bad: '一键体验：\n\n⟦~~~~ shell⟧\ncurveadm -u',
      fixed: '一键体验：\n\n~~~~ shell\ncurveadm -u\n~~~~',
    },
    {
      title: message('A closing line that is not indented with its list'),
      bad: '- 升级方法\n\n  ```\n  curveadm -u\n⟦```⟧\n\n后面的文字\n',
      fixed: '- 升级方法\n\n  ```\n  curveadm -u\n  ```\n\n后面的文字\n',
    },
    {
      title: message('Fences that are closed'),
      good: '- 写法是 ```x``` 这样\n\n    ```shell\n    # 近期工作\n    ```\n\n````markdown\n```\n## 会议内容\n```\n````\n\n> ```\n> 引用里的代码\n\n文字\n',
    },
  ],
  *check(minutes) {
    const fence = findUnclosedFence(minutes);
    if (!fence) return;
    const { source } = minutes;
    yield {
      span: fence.opener,
      message: fence.swallowed
        ? message(
            'This code fence is not closed: “{0}” and all that follows is shown as code.',
            slice(source, fence.swallowed).trim(),
          )
        : message('This code fence is not closed: all that follows is shown as code.'),
      ...(fence.swallowed && {
        related: [{ span: fence.swallowed, message: message('No heading for a reader') }],
      }),
      fixes: [
        {
          title: fence.isEnd
            ? message('Open the code fence before the invitation')
            : message('Close the code fence'),
          edits: [fence.closing],
          safe: fence.certain,
        },
      ],
    };
  },
};
