import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type LinkPages, linkSettings, linksTo, serveLinkPages } from '../link-pages.ts';
import { findings, open, revertAll, rule } from './editor.ts';

interface Answer {
  readonly tally: Readonly<Record<string, number>>;
  readonly words: string;
  readonly asked: number;
}

const tenth = 'minutes/2023-08-10.md';

describe('links', () => {
  let pages: LinkPages;

  before(async () => {
    pages = await serveLinkPages();
    await set(linkSettings);
  });
  after(async () => {
    await set({ allowHosts: undefined, ignoreHosts: undefined });
    await pages.close();
  });
  afterEach(revertAll);

  it('are not asked until the user wants it', async () => {
    const document = await write('fine');
    await findings(document.uri, (rules) => rules.includes('link-internal'));
    assert.deepEqual(pages.arrivals, []);
  });

  it('that are gone are found by the command, and nothing is said of those that nobody can tell', async () => {
    const document = await write('fine', 'gone', 'moved', 'login');
    const answer = await vscode.commands.executeCommand<Answer>('minutes.checkLinks');
    const { ok, broken, moved, unknown } = answer.tally;
    assert.deepEqual({ ok, broken, moved, unknown }, { ok: 1, broken: 1, moved: 1, unknown: 1 });
    assert.match(answer.words, /^4 links: /);
    const found = await findings(document.uri, (rules) => rules.includes('link-dead'));
    const words = (id: string) =>
      found.filter((one) => rule(one) === id).map(({ range }) => document.getText(range));
    assert.match(words('link-dead').join(), /\/gone/);
    assert.equal(words('link-dead').length, 1);
    assert.match(words('link-moved').join(), /\/moved/);
  });

  it('are asked once, unless the user wants them asked again', async () => {
    const { uri } = await write('fine');
    const uris = [uri.toString()];
    await vscode.commands.executeCommand('minutes.checkLinks');
    const before = pages.arrivals.length;
    assert.equal((await check({ uris })).asked, 0);
    assert.equal(pages.arrivals.length, before);
    assert.ok((await check({ uris, again: true })).asked > 0);
    assert.ok(pages.arrivals.length > before);
  });

  it('of all meetings are checked from anywhere', async () => {
    await open('README.md');
    const answer = await vscode.commands.executeCommand<Answer>('minutes.checkAllLinks');
    assert.ok(answer.tally.unchecked === undefined || answer.tally.unchecked === 0);
  });

  it('are asked through the proxy that the editor is told to use', async () => {
    const { uri } = await write('fine', 'http://pages.example.net/far');
    await setProxy(pages.base);
    // What earlier runs learned of the page is kept.
    await check({ uris: [uri.toString()], again: true });
    await setProxy(undefined);
    assert.ok(pages.arrivals.some((arrival) => arrival.endsWith('http://pages.example.net/far')));
  });

  it('are said to be of no minutes where there are none', async () => {
    await open('README.md');
    assert.equal(await vscode.commands.executeCommand('minutes.checkLinks'), undefined);
  });

  async function write(...names: readonly string[]): Promise<vscode.TextDocument> {
    const editor = await open(tenth);
    const { document } = editor;
    const line = document.getText().split('\n').indexOf('- 下周六举办线下聚会');
    await editor.edit((edit) => edit.insert(new vscode.Position(line + 1, 0), linksTo(pages, names)));
    return document;
  }
});

function check(wish: object): Thenable<Answer> {
  return vscode.commands.executeCommand<Answer>('minutes.checkLinks', wish);
}

/** Resolves once the extensions have heard of it. */
async function setProxy(proxy: string | undefined): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('http.proxy')) return;
      listener.dispose();
      resolve();
    });
  });
  const http = vscode.workspace.getConfiguration('http');
  await http.update('proxy', proxy, vscode.ConfigurationTarget.Global);
  await heard;
}

async function set(values: Readonly<Record<string, unknown>>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('minutes.links');
  for (const [key, value] of Object.entries(values))
    await configuration.update(key, value, vscode.ConfigurationTarget.Workspace);
}
