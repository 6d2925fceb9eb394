import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Feel = typeof import('../../src/core/feel');

interface Note {
  hertz: number;
  at: number;
  loudest: number;
}

let notes: Note[] = [];
let contexts = 0;
let buzzes: unknown[] = [];

class FakeContext {
  currentTime = 10;
  destination = {};
  constructor() {
    contexts += 1;
  }
  resume = async (): Promise<void> => undefined;
  suspend = async (): Promise<void> => undefined;
}
class FakeGain {
  values: number[] = [];
  gain = { setTargetAtTime: (value: number) => this.values.push(value) };
  connect = (): FakeGain => this;
}
class FakeOscillator {
  onended: (() => void) | null = null;
  #note: Note;
  constructor(_context: unknown, { frequency }: { frequency: number }) {
    this.#note = { hertz: frequency, at: 0, loudest: 0 };
  }
  connect = (gain: FakeGain): FakeGain => {
    this.#note.loudest = Math.max(...gain.values);
    return gain;
  };
  start = (at: number): void => {
    notes.push({ ...this.#note, at });
  };
  stop = (): void => undefined;
}

function stub(sound: boolean): void {
  const stored = JSON.stringify({ language: 'da', sound });
  vi.stubGlobal('localStorage', { getItem: () => stored });
}

beforeEach(() => {
  [notes, buzzes, contexts] = [[], [], 0];
  vi.resetModules();
  vi.stubGlobal('navigator', { vibrate: (pattern: unknown) => buzzes.push(pattern) });
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('OscillatorNode', FakeOscillator);
  vi.stubGlobal('GainNode', FakeGain);
});
afterEach(() => vi.unstubAllGlobals());

const load = (): Promise<Feel> => import('../../src/core/feel');

test('a save buzzes, and makes no sound until it was asked for', async () => {
  stub(false);
  const { feel } = await load();
  feel('saved');
  expect(buzzes).toEqual([[60]]);
  expect(contexts).toBe(0);
});

test('with sound on, every feeling has notes of its own, all of them quiet, by one voice', async () => {
  stub(true);
  const { feel } = await load();
  const heard = new Set<string>();
  for (const feeling of ['saved', 'failed', 'ended', 'warning', 'breath'] as const) {
    notes = [];
    feel(feeling);
    await vi.dynamicImportSettled();
    heard.add(notes.map(({ hertz }) => hertz).join(' '));
  }
  expect(heard.size).toBe(5);
  expect(contexts).toBe(1);
  expect(notes.every(({ loudest }) => loudest > 0 && loudest <= 0.1)).toBe(true);
  expect(notes.map(({ at }) => at)).toEqual([...notes.map(({ at }) => at)].sort((a, b) => a - b));
});

test('a phone without motor, without sound or with a broken one fails nothing', async () => {
  stub(true);
  const { feel } = await load();
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('AudioContext', undefined);
  expect(() => feel('failed')).not.toThrow();
  await vi.dynamicImportSettled();
  vi.stubGlobal('AudioContext', function broken(): never {
    throw new DOMException('no device', 'NotSupportedError');
  });
  expect(() => feel('failed')).not.toThrow();
  await vi.dynamicImportSettled();
});
