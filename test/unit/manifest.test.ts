import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hiddenCommands } from '../../client/commands/hidden-commands.ts';
import { root } from '../support/paths.ts';

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly capabilities: {
    readonly virtualWorkspaces: unknown;
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly icon?: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
    readonly keybindings?: unknown;
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly when?: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly when?: string }[];
  };
}

const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const { capabilities, contributes } = read('package.json') as Manifest;
const { commands, configuration, menus, views, viewsWelcome } = contributes;

describe('in a workspace that is not trusted', () => {
  /** What the rest of the settings can do no harm with: what is found, when, and how it is shown. */
  const harmless = [
    'minutes.enable',
    'minutes.profile',
    'minutes.rules',
    'minutes.calmTyping',
    'minutes.outline',
    'minutes.codeLens',
    'minutes.trace.server',
  ];

  it('only those settings do not hold that decide what the web is asked', () => {
    const settings = configuration.flatMap(({ properties }) => Object.keys(properties));
    const { supported, restrictedConfigurations } = capabilities.untrustedWorkspaces;
    expect(supported).toBe('limited');
    expect([...restrictedConfigurations, ...harmless].sort()).toEqual(settings.sort());
  });

  it('and in one without a disk, the extension runs', () => {
    expect(capabilities.virtualWorkspaces).toBe(true);
  });
});

describe('every action', () => {
  const palette = new Map(menus.commandPalette?.map(({ command, when }) => [command, when]));
  const rows = menus['view/item/context'] ?? [];

  it('can be reached without a mouse: by the palette, or by the menu of its row', () => {
    for (const { command } of commands) {
      const inMenu = rows.some((row) => row.command === command && !row.group?.startsWith('inline'));
      expect([command, palette.get(command) !== 'false' || inMenu]).toEqual([command, true]);
    }
    for (const { command, when } of rows.filter(({ group }) => group?.startsWith('inline')))
      expect(rows).toContainEqual(
        expect.objectContaining({ command, when, group: expect.not.stringMatching(/^inline/) }),
      );
  });

  it('that has a button has an icon of the editor’s own, which themes colour', () => {
    const titles = menus['view/title']?.filter(({ group }) => group?.startsWith('navigation')) ?? [];
    const buttons = [...titles, ...rows.filter(({ group }) => group?.startsWith('inline'))];
    for (const { command, icon } of commands) {
      if (icon === undefined) expect(buttons.map((button) => button.command)).not.toContain(command);
      else expect(icon).toMatch(/^\$\([a-z-]+\)$/);
    }
  });

  it('is shown where views, keys and commands exist that its clause names', () => {
    const known = new Set(commands.map(({ command }) => command));
    const ids = new Set(Object.values(views).flatMap((list) => list.map(({ id }) => id)));
    const items = Object.values(menus).flat();
    for (const { command } of items) expect(known).toContain(command);
    for (const { view } of viewsWelcome) expect(ids).toContain(view);
    const clauses = [...items, ...viewsWelcome, ...Object.values(views).flat()].map(({ when = '' }) => when);
    for (const clause of clauses) {
      for (const [, view] of clause.matchAll(/view == ([\w.]+)/g)) expect(ids).toContain(view);
      // What the client sets by `setContext`; all other keys are the editor's.
      for (const [key] of clause.matchAll(/(?<![\w.]|view == )minutes\.\w+/g))
        expect(['minutes.active', 'minutes.present']).toContain(key);
    }
  });

  it('leaves the keys to the user', () => {
    expect(contributes.keybindings).toBeUndefined();
    for (const hidden of hiddenCommands) expect(commands.map(({ command }) => command)).not.toContain(hidden);
  });
});

describe('words for users', () => {
  const files = globSync(['l10n/**/*.json', 'package.nls*.json'], { cwd: root });

  it('hold no emoji and no pictures, which screen readers spell out', () => {
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) {
      const words = Object.entries(read(file) as Record<string, unknown>).flat();
      const pictures = words.filter((each) =>
        /\p{Extended_Pictographic}|\uFE0F|\$\([a-z-]+\)/u.test(String(each)),
      );
      expect([file, pictures]).toEqual([file, []]);
    }
  });
});
