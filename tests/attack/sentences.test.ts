import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtSentence, sentencesOf } from '../../lib/attack/sentences';

test.each([
  ['One. Two.', ['One.', 'Two.']],
  ['It runs explorer.exe and cmd.exe. Then it ends.', ['It runs explorer.exe and cmd.exe.', 'Then it ends.']],
  ['Tools, e.g. Mimikatz, dump it. Others read it.', ['Tools, e.g. Mimikatz, dump it.', 'Others read it.']],
  ['Written by J. Doe. Later.', ['Written by J. Doe.', 'Later.']],
  ['Said “no.” 4104 follows.', ['Said “no.”', '4104 follows.']],
  ['no capital follows. here', ['no capital follows. here']],
  ['Really? Yes!', ['Really?', 'Yes!']],
  ['', []],
])('%j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test('nothing of a text is lost', () => {
  const words = fc.array(fc.constantFrom('a', 'B.', 'c.', 'D', '“E.”', 'f!', 'G?', 'e.g.', '4104'));
  fc.assert(
    fc.property(words, fc.nat(60), (parts, most) => {
      const text = parts.join(' ');
      expect(sentencesOf(text).join(' ')).toBe(text);
      const { shown, rest } = cutAtSentence(text, most);
      expect([shown, rest].filter(Boolean).join(' ')).toBe(text);
    }),
  );
});

describe('a cut', () => {
  const sentence = (length: number) => `${'A'.repeat(length - 1)}.`;
  const text = [sentence(100), sentence(50), sentence(100)].join(' ');

  test('comes after the sentences that fit', () => {
    expect(cutAtSentence(text, 180)).toEqual({ shown: `${sentence(100)} ${sentence(50)}`, rest: sentence(100) });
  });

  test('leaves one sentence, however long', () => {
    expect(cutAtSentence(text, 10).shown).toBe(sentence(100));
  });

  test('is not made for a line', () => {
    expect(cutAtSentence(`${sentence(100)} ${sentence(50)}`, 100)).toEqual({
      shown: `${sentence(100)} ${sentence(50)}`,
      rest: '',
    });
  });
});

test('a file’s name may begin a sentence', () => {
  expect(sentencesOf('It runs scripts. powershell.exe is optional. then goes on.')).toEqual([
    'It runs scripts.',
    'powershell.exe is optional. then goes on.',
  ]);
});
