import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri, findings, open, print, revertAll } from '../suite/editor.ts';

/** The first findings are there in less than this after minutes are opened, in milliseconds. */
const slowest = 2_000;

describe('the web', () => {
  afterEach(revertAll);

  it('has no Node.js', () => {
    assert.equal(typeof (globalThis as { process?: { versions?: unknown } }).process?.versions, 'undefined');
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    assert.equal(fileUri('README.md').scheme, 'vscode-test-web');
  });

  it('shows the first findings soon', async () => {
    const began = performance.now();
    const { document } = await open('minutes/2023-08-24.md');
    await findings(document.uri, (rules) => rules.includes('time-malformed'));
    const took = performance.now() - began;
    print(`first findings: ${took.toFixed(0)} ms after opening`);
    assert.ok(took < slowest, `${took} ms`);
  });
});
