import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const project = {
  extends: 'none',
  name: 'Council',
  files: ['*.md'],
  fileName: 'yyyy-MM-dd.md',
  sections: ['议程', '决议'],
  zone: 'UTC',
};

/**
 * Puts a folder of minutes with a profile of its own beside the workspace of a run, and makes a workspace of both. Returns the file that
 * the editor is to open.
 */
export async function addFolder(workspace) {
  const folder = path.join(path.dirname(workspace), 'council');
  await mkdir(folder);
  await writeFile(path.join(folder, '.minutes.json'), JSON.stringify(project));
  await writeFile(path.join(folder, '2023-08-23.md'), '# 例会 2023-08-23\n\n## 议程\n\n- 预算\n');
  const file = path.join(path.dirname(workspace), 'both.code-workspace');
  await writeFile(file, JSON.stringify({ folders: [{ path: 'workspace' }, { path: 'council' }] }));
  return file;
}
