import { uncompress } from 'snappyjs';

// The files of a LevelDB, as its documents describe them: tables of blocks, and a log of batches.

const FOOTER_BYTES = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');
const TRAILER_BYTES = 5;
const SNAPPY = 1;
const LOG_BLOCK_BYTES = 32_768;
const LOG_HEADER_BYTES = 7;
/** A value that the browser's own store has squeezed begins so. */
const SQUEEZED = Buffer.from([0xff, 0x11, 0x02]);

/** The blocks of a table, unpacked; none when the file is something else. */
export function tableBlocks(file: Buffer): Buffer[] {
  if (file.length < FOOTER_BYTES || !file.subarray(-MAGIC.length).equals(MAGIC)) return [];
  const footer = new Reader(file.subarray(-FOOTER_BYTES));
  const [meta, index] = [footer.handle(), footer.handle()];
  const indexBlock = blockAt(file, index);
  const handles = valuesOf(indexBlock).map((value) => new Reader(value).handle());
  return [blockAt(file, meta), indexBlock, ...handles.map((handle) => blockAt(file, handle))];
}

/** The values in a table's block. */
export function valuesOf(block: Buffer): Buffer[] {
  const restarts_n = block.readUInt32LE(block.length - 4);
  const reader = new Reader(block.subarray(0, block.length - 4 * (restarts_n + 1)));
  const values: Buffer[] = [];
  while (!reader.done) {
    const [, unshared, length] = [reader.varint(), reader.varint(), reader.varint()];
    reader.bytes(unshared);
    values.push(reader.bytes(length));
  }
  return values;
}

/** A log without the frames that cut its batches into pieces. */
export function logContent(file: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let start = 0; start < file.length; start += LOG_BLOCK_BYTES) {
    const block = file.subarray(start, start + LOG_BLOCK_BYTES);
    let at = 0;
    while (at + LOG_HEADER_BYTES <= block.length) {
      const length = block.readUInt16LE(at + 4);
      at += LOG_HEADER_BYTES;
      pieces.push(block.subarray(at, at + length));
      at += length;
    }
  }
  return Buffer.concat(pieces);
}

/** What the browser squeezed into these bytes. Where it ends is not told, so the end is felt for. */
export function unsqueezed(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(SQUEEZED); at >= 0; at = bytes.indexOf(SQUEEZED, at + 1)) {
    const plain = unpack(bytes.subarray(at + SQUEEZED.length));
    if (plain) found.push(plain);
  }
  return found;
}

function blockAt(file: Buffer, { offset, size }: { offset: number; size: number }): Buffer {
  const block = file.subarray(offset, offset + size);
  const packed = file[offset + size] === SNAPPY;
  if (offset + size + TRAILER_BYTES > file.length) throw new Error('a block outside of its file');
  return packed ? Buffer.from(uncompress(block)) : block;
}

function unpack(bytes: Buffer): Buffer | null {
  try {
    return Buffer.from(uncompress(bytes));
  } catch {
    return null;
  }
}

/** Reads on and on. */
class Reader {
  #at = 0;

  constructor(readonly all: Buffer) {}

  get done(): boolean {
    return this.#at >= this.all.length;
  }

  varint(): number {
    let [value, factor, byte] = [0, 1, 0x80];
    while (byte >= 0x80) {
      byte = this.all[this.#at++] ?? 0;
      value += (byte & 0x7f) * factor;
      factor *= 0x80;
    }
    return value;
  }

  handle(): { offset: number; size: number } {
    return { offset: this.varint(), size: this.varint() };
  }

  bytes(n: number): Buffer {
    this.#at += n;
    return this.all.subarray(this.#at - n, this.#at);
  }
}
