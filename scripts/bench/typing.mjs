import { pick, randomNumbers } from './random.mjs';

const WORD = /[\p{L}\p{N}]{2,}/gu;
const TRIES = 1000;

/** A document that is typed in: one character at a time, at random places in words of its middle half. */
export function createTyping({ uri, text }, seed) {
  const random = randomNumbers(seed);
  const lines = text.split('\n');
  let version = 1;

  const place = () => {
    for (let tries = 0; tries < TRIES; tries++) {
      const line = Math.floor(lines.length * (0.25 + random() / 2));
      const words = [...lines[line].matchAll(WORD)];
      if (words.length === 0) continue;
      const word = pick(random, words);
      return { line, character: word.index + 1 + Math.floor(random() * (word[0].length - 1)) };
    }
    throw new Error('The document has no words to type in.');
  };

  return {
    uri,
    get version() {
      return version;
    },
    text: () => lines.join('\n'),
    /** Types one character. Returns the change as an editor sends it; `whole` where the server wants the whole text. */
    type({ whole }) {
      const { line, character } = place();
      const before = lines[line];
      const key = pick(random, /[\u0021-\u007e]/.test(before[character]) ? LETTERS : CHARACTERS);
      lines[line] = before.slice(0, character) + key + before.slice(character);
      version += 1;
      const position = { line, character };
      return {
        textDocument: { uri, version },
        contentChanges: [
          whole ? { text: lines.join('\n') } : { range: { start: position, end: position }, text: key },
        ],
      };
    },
  };
}

const LETTERS = [...'etaoinshr'];
const CHARACTERS = [...'的会议一是在有和中'];
