import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { root } from '../support/paths.ts';
import { unspoken } from '../support/pseudo.ts';

type Found = {
  readonly templates: readonly string[];
  readonly faults: readonly { readonly line: number; readonly fault: string }[];
};

const script = pathToFileURL(join(root, 'scripts/generate/messages-in.mjs')).href;
const { messagesIn } = (await import(script)) as { messagesIn: (text: string, call: string) => Found };

it.each([
  ["const title = say(message('Ready')) + ' now';", 'added to'],
  ["const title = vscode.l10n.t('Ready') + more;", 'added to'],
  ["const title = `${say(message('Ready'))} now`;", 'between other words'],
  ["const title = `${say(message('Ready'))}: ${name}`;", 'before a colon'],
  ["const title = `(${render(message('Ready'), translations)})`;", 'in brackets'],
  ["const list = parts.map((part) => say(part)).join(', ');", 'in a list'],
  ["const list = parts.map(say).join(' ');", 'in a list'],
  ["const both = [say(message('Ready')), say(message('now'))].join(' ');", 'in a list'],
  ["const ready = say(message('Ready'));\nconst title = `${ready} ${vscode.l10n.t('now')}`;", 'side by side'],
])('words that are put together are noticed: %s', (code) => {
  expect(messagesIn(code, 'message').faults).toMatchObject([
    { fault: 'words are put together outside a message' },
  ]);
});

it.each([
  "const text = `${say(message('Ready'))}\\n`;",
  "const text = `# ${title}\\n\\n${say(message('Ready'))}`;",
  "const text = `${say(message('Ready'))} · ${say(message('Late'))}`;",
  "const text = [say(message('Ready')), say(message('Late'))].join(' · ');",
  "const text = parts.map((part) => say(part)).join('\\n');",
  "const row = `| ${say(message('Rule'))} | ${say(message('Fix'))} |`;",
  "const text = say(message('{0}: {1}', message('Ready'), name));",
])('lines, cells and columns are nothing of the kind: %s', (code) => {
  expect(messagesIn(code, 'message').faults).toEqual([]);
});

it('templates are found where they are code, and only literal ones are right', () => {
  const code = `
    // message('in a comment')
    const text = "message('in a text')";
    function message(template: string): string { return template; }
    const a = message('one');
    const b = message(\`two\`, a);
    const c = message(a);`;
  expect(messagesIn(code, 'message')).toEqual({
    templates: ['one', 'two'],
    faults: [{ line: 7, fault: 'message(…) does not begin with one literal' }],
  });
});

it('what is said outside messages shows in the language that nobody speaks', () => {
  expect(unspoken('⟦“a b” ïš mïššïñg⟧', '')).toEqual([]);
  expect(unspoken('⟦ïñ⟧ 3 days', 'day')).toEqual(['days']);
  expect(unspoken('2023-08-24 时间 in', '## 时间\n')).toEqual(['in']);
  expect(unspoken('⟦øñê⟧: ⟦ŧwø⟧', '')).toEqual(['side by side: ⟦øñê⟧: ⟦ŧwø⟧']);
  expect(unspoken('⟦øñê⟧ · ⟦ŧwø⟧\n⟦ŧhrêê⟧  [⟦fïvê⟧](<https://example.org/page>)', '')).toEqual([]);
});
