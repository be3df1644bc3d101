import { crc32, deflateSync } from 'node:zlib';
import gifenc from 'gifenc';

/**
 * @typedef {object} Picture What a screen showed: its size, and one number for each pixel, 0xRRGGBB, row by row.
 * @property {number} width
 * @property {number} height
 * @property {Uint32Array} pixels
 */

/** A PNG of at most 256 colours. */
export function encodePng(picture) {
  const { width, height } = picture;
  const palette = paletteOf([picture], 256);
  const indexed = indexer(palette)(picture.pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(indexed.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for a pixel, which are an index into the palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('PLTE', Buffer.from(palette.flatMap(parts))),
    pngChunk('IDAT', deflateSync(rows, { level: 9 })),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

/** A GIF that begins anew at its end. Each frame is a picture, all of one size, and how long it stands, in milliseconds. */
export function encodeGif(frames) {
  const pictures = frames.map(({ picture }) => picture);
  const colours = paletteOf(pictures, 255);
  const index = indexer(colours);
  // What stays as it was is transparent, which packs well.
  const transparentIndex = colours.length;
  const palette = [...colours.map(parts), [0, 0, 0]];
  const gif = gifenc.GIFEncoder();
  let before;
  for (const { picture, stands } of frames) {
    const now = index(picture.pixels);
    const changed =
      before === undefined ? now : now.map((at, i) => (at === before[i] ? transparentIndex : at));
    gif.writeFrame(changed, picture.width, picture.height, {
      palette: before === undefined ? palette : undefined,
      transparent: before !== undefined,
      transparentIndex,
      delay: stands,
      dispose: 1,
      repeat: 0,
    });
    before = now;
  }
  gif.finish();
  return Buffer.from(gif.bytes());
}

/** The colours that most pixels have: an editor's own are flat, and what is left are the edges of letters. */
function paletteOf(pictures, size) {
  const counts = new Map();
  for (const { pixels } of pictures)
    for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || a - b)
    .slice(0, size)
    .map(([colour]) => colour);
}

/** Gives each pixel the index of its colour in a palette, or of the nearest there is. */
function indexer(palette) {
  const known = new Map(palette.map((colour, index) => [colour, index]));
  const colours = palette.map(parts);
  const nearest = (colour) => {
    const [r, g, b] = parts(colour);
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, [red, green, blue]] of colours.entries()) {
      const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
      if (distance >= least) continue;
      best = index;
      least = distance;
    }
    known.set(colour, best);
    return best;
  };
  return (pixels) => Uint8Array.from(pixels, (colour) => known.get(colour) ?? nearest(colour));
}

function parts(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
