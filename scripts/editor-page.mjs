/**
 * Opens a page for an editor that has no window, of a size in pixels. Extensions speak the language there; the editor's own words stay
 * English. Pictures are taken of what stands still.
 */
export async function openEditorPage(browser, language, viewport = { width: 1280, height: 800 }) {
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  await context.addInitScript(speak, language);
  return context.newPage();
}

/** The address of a served editor with a folder or a workspace open; `payload` are pairs that it takes from its address. */
export function addressOf(editor, workspace, payload) {
  const kind = workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
  return `${editor}/?${kind}=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** Runs in the page: the editor takes this for its language. */
function speak(language) {
  if (language !== 'en')
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => {} });
}
