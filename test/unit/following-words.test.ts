import { expect, it } from 'vitest';
import type { Minutes, Section } from '../../server/language-service/model/minutes.ts';
import { passagesWith } from '../../server/language-service/model/passages-with.ts';
import { readMinutes } from '../../server/language-service/model/read-minutes.ts';
import { curve } from '../../server/language-service/profiles/curve.ts';
import { emptySections } from '../../server/language-service/rules/structure/section-content.ts';
import { createSourceText, positionAt } from '../../server/language-service/text/source-text.ts';
import { type OpenDocument, openDocuments } from '../../server/lsp/open-document.ts';
import { CLEAN } from '../support/samples.ts';

const URI = 'file:///minutes/2023-08-24.md';

/** The versions of a document in which the last of some words are replaced, one after the other. */
function versions(text: string, ...names: readonly (readonly [words: string, other: string])[]): Minutes[] {
  let document: OpenDocument = openDocuments.create(URI, 'markdown', 1, text);
  const read = (): Minutes => readMinutes(document.source, curve);
  const all = [read()];
  for (const [words, other] of names) {
    const place = document.source.text.lastIndexOf(words);
    const [start, end] = [place, place + words.length].map((each) => positionAt(document.source, each));
    if (start && end)
      document = openDocuments.update(
        document,
        [{ range: { start, end }, text: other }],
        document.version + 1,
      );
    all.push(read());
  }
  return all;
}

it('finds passages in each version, a later one and then one before as well', () => {
  const text = `${CLEAN}\n#### 部署\n\n- 快照\n\n#### 克隆\n\n- 配额\n`;
  const all = versions(
    text,
    ['- 配额\n', '- 配额的面板\n'],
    ['- 快照\n', '- 快照的面板\n'],
    ['配额的面板', '配额'],
  );
  for (const minutes of all.slice(1)) expect(minutes.since?.base).toBe(all[0]);
  for (const order of [
    [0, 1, 2, 3],
    [2, 0, 3, 1],
  ]) {
    const withPanels = passagesWith(({ piece }) => piece.text.includes('的面板'));
    for (const version of order) {
      const minutes = all[version] as Minutes;
      const names = withPanels(minutes).map((index) => minutes.passages[index]?.piece.text.slice(5, 7));
      expect(names).toEqual([[], ['克隆'], ['部署', '克隆'], ['部署']][version]);
    }
  }
});

it('finds the empty sections where words make something of nothing', () => {
  const text = `${CLEAN}\n#### 部署\n\n- \n\n#### 克隆\n\n- 配额\n`;
  const all = versions(text, ['- \n', '- 快照\n'], ['- 快照\n', '- \n'], ['配额', '配额的面板']);
  const names = (minutes: Minutes) => [...emptySections(minutes)].map(({ name }) => name);
  for (const minutes of all) {
    const fresh = readMinutes(createSourceText(URI, 1, minutes.source.text), curve);
    expect(names(minutes)).toEqual(names(fresh));
    expect([...emptySections(minutes)].every((section) => minutes.sections.includes(section))).toBe(true);
  }
  expect(all.map((minutes) => minutes.since !== undefined)).toEqual([false, true, true, true]);
  expect(all.map((minutes) => names(minutes).includes('部署'))).toEqual([true, false, true, true]);
});

it('places the sections where they stand in the text', () => {
  const text = `${CLEAN}\n${'### 一、近期工作\n\n#### 1. 部署\n\n- 快照\n\n ##### 面板\n\n'.repeat(14)}`;
  const all = versions(text, ['近期工作', '近期的工作'], ['部署', '部署的经验'], ['快照', '快']);
  expect(all.map((minutes) => minutes.since?.base === all[0])).toEqual([false, true, true, true]);
  const plain = (section: Section) => {
    const { form, level, heading, label, name, ordinal, span, body, blockRange, spec, match } = section;
    const around = {
      parent: section.parent?.heading,
      children: section.children.map((each) => each.heading),
    };
    return { form, level, heading, label, name, ordinal, span, body, blockRange, spec, match, ...around };
  };
  for (const minutes of all.slice(1)) {
    const fresh = readMinutes(createSourceText(URI, 1, minutes.source.text), curve);
    expect(minutes.sections.map(plain)).toEqual(fresh.sections.map(plain));
    for (const section of minutes.sections) {
      expect(minutes.sections).toContain(section.parent ?? section);
      expect(section.children.every((each) => each.parent === section)).toBe(true);
    }
  }
});
