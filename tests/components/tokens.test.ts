import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('assets/tokens.css', 'utf8');
const tokensOf = (text: string) =>
  Object.fromEntries(Array.from(text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g), ([, name, hex]) => [name, hex]));
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)').map(part => part);
const themes = { light: tokensOf(light), dark: tokensOf(dark) };

/** WCAG 2.2: relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

test('the formula gives the known contrasts', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('dark redefines every colour of light', () => {
  expect(Object.keys(themes.dark)).toEqual(Object.keys(themes.light));
});

describe.each(Object.entries(themes))('in %s', (_, tokens) => {
  test.each([
    ['ink', 'ground'],
    ['ink', 'ground-2'],
    ['ink-2', 'ground'],
    ['ink-3', 'ground'],
    ['ink-3', 'ground-2'],
    ['accent', 'ground'],
    ['accent', 'ground-2'],
    ['accent', 'accent-ground'],
    ['stale-ink', 'stale'],
    ['stale-ink', 'ground'],
  ])('%s on %s can be read (AA, 4.5 : 1)', (text, ground) => {
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['bar', 'ground'],
    ['good', 'ground'],
    ['accent', 'stale'],
  ])('%s on %s can be told apart (3 : 1)', (mark, ground) => {
    expect(contrast(tokens[mark]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
  });
});
