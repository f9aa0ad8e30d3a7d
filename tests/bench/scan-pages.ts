import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { REFERENCE } from '../e2e/reference';

const WORDS =
  'the loader then reads its settings from a file that was written by an earlier stage and sends what it finds to a ' +
  'server of the group which answers with further modules for hosts that look worth it while the others are left alone';
// Digits as reports have them: most texts with a digit hold no id.
const FACTS = [
  'in 2024',
  'on port 8443',
  'CVE-2024-3400',
  'at 10.0.12.7',
  '3 of 40 hosts',
  'build 19045',
  'a1b2c3d4e5',
];

/** A report of about `bytes`, with `count` ids of `ids` spread evenly over it. */
export function reportOf(bytes: number, count: number, ids: readonly string[]): string {
  const words = WORDS.split(' ');
  const parts: string[] = [];
  let size = 0;
  let written = 0;
  for (let i = 0; size < bytes; i++) {
    const sentence = Array.from({ length: 9 + (i % 7) }, (_, k) => words[(i * 5 + k * 3) % words.length]).join(' ');
    const fact = i % 3 === 0 ? ` ${FACTS[(i / 3) % FACTS.length]}` : '';
    // As many as are due by now.
    const due = Math.min(count, Math.ceil(((size + sentence.length) / bytes) * count)) - written;
    const named = Array.from({ length: Math.max(0, due) }, (_, k) => ids[(written + k) % ids.length]).join(', ');
    written += Math.max(0, due);
    const text = `${sentence}${fact}${named && ` (${named})`}`;
    const part =
      i % 10 === 0
        ? `<h3>${text}</h3>`
        : i % 10 === 5
          ? `<ul><li>${text}</li><li><a href="/page/${i}">${sentence}</a></li></ul>`
          : `<p>${text}. <b>${words[i % words.length]}</b> ${sentence}.</p>`;
    parts.push(part);
    size += part.length;
  }
  return `<!doctype html><meta charset="utf-8"><title>A report</title>${parts.join('\n')}`;
}

/** Real pages, as paths below the folder; empty where the reference data is not there. */
export function realPages(): { folder: string; files: string[] } {
  const folder = join(REFERENCE, 'pages', 'real');
  return { folder, files: existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.html')) : [] };
}
