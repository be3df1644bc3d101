import { describe, expect, it } from 'vitest';
import { addKnownLink } from '../../server/language-service/profiles/config/add-known-link.ts';
import { readJson } from '../../server/language-service/profiles/config/read-config.ts';
import { message } from '../../server/language-service/text/message.ts';
import { createSourceText } from '../../server/language-service/text/source-text.ts';
import { applyEdits } from '../../server/language-service/text/text-edit.ts';

const page = 'https://b.example/';
const anything = { expected: message('anything'), schema: {}, read: (): undefined => undefined };

function added(text: string, address = page): string | undefined {
  const edits = addKnownLink(createSourceText('file:///a/.minutes.json', 0, text), address);
  return edits && applyEdits(text, edits);
}

describe('an address that is said to be right', () => {
  it.each([
    ['', '{\n  "links": {\n    "known": [\n      "https://b.example/"\n    ]\n  }\n}\n'],
    ['{}', '{\n  "links": {\n    "known": [\n      "https://b.example/"\n    ]\n  }\n}'],
    ['{ }\n', '{\n  "links": {\n    "known": [\n      "https://b.example/"\n    ]\n  }\n}\n'],
    [
      '{\n\t"extends": "curve" // ours\n}\n',
      '{\n\t"extends": "curve", // ours\n\t"links": {\n\t\t"known": [\n\t\t\t"https://b.example/"\n\t\t]\n\t}\n}\n',
    ],
    [
      '{\r\n  "links": {\r\n    // ours\r\n    "known": [\r\n      "https://a.example/", // kept\r\n    ],\r\n  },\r\n}\r\n',
      '{\r\n  "links": {\r\n    // ours\r\n    "known": [\r\n      "https://a.example/", // kept\r\n      "https://b.example/",\r\n    ],\r\n  },\r\n}\r\n',
    ],
    [
      '{\n  "links": { "known": ["https://a.example/"] }\n}\n',
      '{\n  "links": { "known": ["https://a.example/", "https://b.example/"] }\n}\n',
    ],
    [
      '{\n  "links": {\n    "known": []\n  },\n  "name": "a"\n}\n',
      '{\n  "links": {\n    "known": [\n      "https://b.example/"\n    ]\n  },\n  "name": "a"\n}\n',
    ],
    ['{ "name": "a" }', '{ "name": "a", "links": { "known": [ "https://b.example/" ] } }'],
    [
      '{\n  "links": {\n    "known": [\n      // none yet\n    ]\n  }\n}',
      '{\n  "links": {\n    "known": [\n      "https://b.example/"\n      // none yet\n    ]\n  }\n}',
    ],
  ])('is put into %j', (before, after) => {
    expect(added(before)).toBe(after);
    expect(readJson(after, anything).problems).toEqual([]);
    expect(added(after)).toBe(after);
  });

  it.each(['{ "links": ', '[]', '{ "links": 1 }', '{ "links": { "known": "a" } }', '['.repeat(9999)])(
    'is not put into %j',
    (text) => {
      expect(added(text)).toBeUndefined();
    },
  );

  it('is written as JSON', () => {
    expect(added('{}', 'https://b.example/"\\')).toContain('"https://b.example/\\"\\\\"');
  });
});
