import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { logContent, tableBlocks, unsqueezed, valuesOf } from './leveldb';

/** Which of the words stand anywhere in the files of a folder, and how many files were read. */
export async function wordsIn(
  folder: string,
  words: readonly string[],
): Promise<{ found: Set<string>; files_n: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found = new Set<string>();
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name));
    for (const text of readings(name, bytes))
      for (const word of words) if (isIn(text, word)) found.add(word);
  }
  return { found, files_n: files.length };
}

/** A file as it lies there, and everything that can be unpacked from it. */
function readings(name: string, bytes: Buffer): Buffer[] {
  const whole = name.endsWith('.log') ? [bytes, logContent(bytes)] : [bytes];
  const blocks = tableBlocks(bytes);
  const values = blocks.flatMap(valuesOf);
  const squeezed = [...whole, ...values].flatMap(unsqueezed);
  return [...whole, ...blocks, ...squeezed];
}

/** Bytes are looked for, not letters: a word of two bytes a letter may begin at an odd place. */
function isIn(bytes: Buffer, word: string): boolean {
  return bytes.includes(Buffer.from(word)) || bytes.includes(Buffer.from(word, 'utf16le'));
}
