import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderFacts } from '../../seeds/fact-files';
import { readReferenceData, referenceFolder } from '../../seeds/reference-data';

const REPOSITORY = join(import.meta.dirname, '../..');

test.each([
  [{}, '/code/shared/data'],
  [{ TIDBIT_REFERENCE: '/elsewhere' }, '/elsewhere/data'],
  [{ TIDBIT_REFERENCE: '../../x' }, '/x/data'],
])('reference data lies beside the repository unless the environment says otherwise: %j', (environment, folder) => {
  expect(referenceFolder(environment, '/code/tidbit')).toBe(folder);
});

test('missing reference data is named, with what to set', () => {
  const told = expect.objectContaining({
    code: 'bad-seed',
    message: expect.stringMatching(/enterprise.*TIDBIT_REFERENCE/),
  });
  expect(() => readReferenceData('/no/such/folder')).toThrow(told);
});

test('the command says so in one line and fails', { timeout: 30_000 }, () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(REPOSITORY, 'seeds/extract.ts')],
    { cwd: REPOSITORY, env: { ...process.env, TIDBIT_REFERENCE: '/no/such/folder' }, encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('Set TIDBIT_REFERENCE')]);
});

test('facts are rendered in schema order, one a line', () => {
  const report = { kind: 'cti', url: 'https://reed.example/', title: 'Ä', authors: '', number: 1 } as const;
  expect(renderFacts('reports', [report, { ...report, number: 2 }])).toBe(
    '{"number":1,"title":"Ä","authors":"","url":"https://reed.example/","kind":"cti"}\n' +
      '{"number":2,"title":"Ä","authors":"","url":"https://reed.example/","kind":"cti"}\n',
  );
});

test.each([{ url: 'javascript:alert(1)' }, { title: '' }, { date: '2020-1' }, { description: 'text' }])(
  'a record that its schema refuses is not written: %j',
  fault => {
    const report = { number: 1, title: 'A', authors: '', kind: 'cti', ...fault } as const;
    expect(() => renderFacts('reports', [report])).toThrow(
      expect.objectContaining({ code: 'bad-seed', message: expect.stringContaining('facts/reports.ndjson:1') }),
    );
  },
);
