import { describe, expect, it } from 'vitest';
import { classLimits, classOf, classSpans, MAX_CLASSES } from '../../src/map/classes';

describe('classes of a map', () => {
  it('start at one find and rise', () => {
    const limits = classLimits([1, 1, 2, 2, 3, 5, 8, 13, 21, 60]);
    expect(limits[0]).toBe(1);
    expect([...limits].sort((a, b) => a - b)).toEqual(limits);
    expect(new Set(limits).size).toBe(limits.length);
  });

  it('have round limits, so that the legend can be read at a glance', () => {
    const finds = Array.from({ length: 200 }, (_, i) => i + 1);
    expect(classLimits(finds)).toEqual([1, 120, 200]);
  });

  it('are never more than can be told apart', () => {
    const finds = Array.from({ length: 5000 }, (_, i) => 1 + ((i * 7919) % 997));
    expect(classLimits(finds).length).toBeLessThanOrEqual(MAX_CLASSES);
  });

  it('still show the few worst places where most have one or two finds', () => {
    const finds = [...Array<number>(180).fill(1), ...Array<number>(55).fill(2), 9, 9, 10, 37];
    expect(classLimits(finds)).toEqual([1, 2, 10]);
  });

  it('stay pale where little was found', () => {
    expect(classLimits([1, 1, 1])).toEqual([1]);
    expect(classLimits([])).toEqual([1]);
  });

  it('leave cells without finds out of the count', () => {
    expect(classLimits([0, 0, 0, 0, 1, 2, 9])).toEqual(classLimits([1, 2, 9]));
  });

  it('always give the most found cell the strongest colour there is', () => {
    for (const finds of [[1], [1, 4], [2, 3, 90], [7, 7, 7, 7, 8]]) {
      const limits = classLimits(finds);
      expect(classOf(Math.max(...finds), limits)).toBe(limits.length - 1);
    }
  });
});

describe('a number of finds', () => {
  it('belongs to the last class it reaches', () => {
    expect([1, 2, 3, 9, 10, 500].map((n) => classOf(n, [1, 3, 10]))).toEqual([0, 0, 1, 1, 2, 2]);
  });
});

describe('the legend', () => {
  it('names each class from its first to its last number, the strongest without an end', () => {
    expect(classSpans([1, 3, 10])).toEqual([
      { from: 1, to: 2 },
      { from: 3, to: 9 },
      { from: 10, to: null },
    ]);
  });
});
