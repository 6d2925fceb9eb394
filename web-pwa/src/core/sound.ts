import type { Feeling } from './feel';

/** Hertz of the notes, one after the other: how many there are, and whether they rise or fall, tells them apart. */
const NOTES: Record<Feeling, number[]> = {
  saved: [880],
  failed: [330, 247],
  ended: [523, 784],
  warning: [587, 587, 587],
  breath: [392, 440, 392],
};
const NOTE_S = 0.1;
/** Quiet enough for somebody with headphones. */
const LOUDNESS = 0.08;

let ear: AudioContext | null = null;

/** Plays the few notes of a feeling. */
export function sound(feeling: Feeling): void {
  // Made for the first sound, which a tap brings: before one no browser lets a page make noise.
  const here = (ear ??= new AudioContext());
  void here.resume();
  const voices = NOTES[feeling].map((hertz, i) => note(here, hertz, here.currentTime + i * NOTE_S));
  // Asleep between the sounds: a running one costs battery.
  voices.at(-1)!.onended = () => void here.suspend();
}

/** One soft note: with a short rise and fall, as a hard edge would click. */
function note(here: AudioContext, hertz: number, at: number): OscillatorNode {
  const voice = new OscillatorNode(here, { frequency: hertz });
  const volume = new GainNode(here, { gain: 0 });
  volume.gain.setTargetAtTime(LOUDNESS, at, 0.005);
  volume.gain.setTargetAtTime(0, at + NOTE_S * 0.6, 0.012);
  voice.connect(volume).connect(here.destination);
  voice.start(at);
  voice.stop(at + NOTE_S);
  return voice;
}
