import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COPY_FORMATS } from '../../lib/attack/copy';
import { shownIn } from '../../lib/attack/object-wording';
import type { View } from '../../lib/knowledge/view';
import { ALL_OBJECT_VIEWS, ANALYTIC, APT29, COBALT_STRIKE, EXECUTION, SOLARWINDS } from '../fixtures/object-views';
import { technique, viewOf } from '../fixtures/view-builders';
import { ALL_VIEWS, T1059_001, T1204 } from '../fixtures/views';

const EVERY_VIEW: [string, View][] = [...ALL_VIEWS, ...ALL_OBJECT_VIEWS];
const TEXTS = ['Markdown', 'Plain text', 'Jira wiki'];

/** What the menu's entry of this name copies; null where it has none for the object. */
function copied(name: string, view: View): string | null {
  const format = COPY_FORMATS.find(one => one.name === name);
  if (!format) throw new Error(`No format ${name}`);
  return format.write(view);
}
const named = (name: string) => viewOf(technique({ id: 'T1', name }));

describe.each(TEXTS)('as %s', format => {
  test.each(EVERY_VIEW)('%s begins with id and name and ends with every source notice', (_, view) => {
    const text = copied(format, view) ?? '';
    const { id } = shownIn(view);
    expect(text.split('\n', 1)[0]).toContain(id);
    expect(text).toContain(`ATT&CK ${view.release.attack}`);
    for (const { notice } of view.release.sources) expect(text).toContain(notice);
  });

  test('what means something to String.replace is copied as it is', () => {
    expect(copied(format, named("a $& $1 $$ $` $' b"))?.replaceAll('\\', '')).toContain("T1 a $& $1 $$ $` $' b");
  });

  test('no name adds a line', () => {
    const lines = (name: string) => copied(format, named(name))?.split('\n').length;
    const usual = lines('x');
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\n', '\r', '\u2028', '#', '-', '*', '|', '{', '}', 'a') }),
        name => {
          expect(lines(name)).toBe(usual);
        },
      ),
    );
  });
});

test.each([
  ['a macro', '{code}rm -rf{code}', '\\{code\\}rm \\-rf\\{code\\}'],
  ['the end of a link', 'a|b]c', 'a\\|b\\]c'],
  ['an image', '!a.png!', '\\!a.png\\!'],
  ['a path', 'C:\\Windows', 'C:&#92;Windows'],
  ['emphasis', '*bold* _it_', '\\*bold\\* \\_it\\_'],
  ['an underscore within a word as it is', 'READ_SMS', 'READ_SMS'],
])('Jira shows %s literally', (_, name, expected) => {
  expect(copied('Jira wiki', named(name))?.split('\n', 1)[0]).toContain(`[T1 ${expected}|`);
});

test.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '&lt;b&gt;'])(
  '%s is no markup in Markdown',
  html => {
    expect(copied('Markdown', named(html))).not.toMatch(/(?<!\\)<\w|(?<!\\)&lt;/);
  },
);

test.each([
  ['a technique', T1059_001, 'attack.t1059.001'],
  ['an actor', APT29, 'attack.g0016'],
  ['software', COBALT_STRIKE, 'attack.s0154'],
  ['a tactic', EXECUTION, 'attack.execution'],
  ['a campaign', SOLARWINDS, null],
])('the Sigma tag of %s', (_, view, expected) => {
  expect(copied('Sigma tag', view)).toBe(expected);
});

describe('as STIX', () => {
  test.each(EVERY_VIEW.filter(([, view]) => !('object' in view && view.analytic)))(
    '%s is one object of 2.1',
    (_, view) => {
      const stix = JSON.parse(copied('STIX 2.1', view) ?? '') as Record<string, unknown>;
      const { id, name } = shownIn(view);
      expect(stix).toMatchObject({
        spec_version: '2.1',
        name,
        external_references: [{ source_name: 'mitre-attack', external_id: id }],
      });
      expect(String(stix.id).startsWith(`${stix.type}--`)).toBe(true);
      for (const time of [stix.created, stix.modified]) expect(time).toMatch(/^\d{4}-\d\d-\d\dT00:00:00\.000Z$/);
      // Our words must not stand under MITRE's identifier.
      expect(stix).not.toHaveProperty('description');
    },
  );

  test('any name survives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), name => {
        const stix = JSON.parse(copied('STIX 2.1', named(name)) ?? '') as { name: string };
        expect(stix.name).toBe(name);
      }),
    );
  });

  test('a technique has its kill chain, an analytic has no form', () => {
    expect(JSON.parse(copied('STIX 2.1', T1204) ?? '')).toMatchObject({
      type: 'attack-pattern',
      kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'execution' }],
    });
    expect(copied('STIX 2.1', ANALYTIC)).toBeNull();
  });
});
