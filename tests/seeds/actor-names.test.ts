import { describe, expect, test } from 'vitest';
import type { FactOf } from '../../lib/attack/facts';
import { parseAliasTables, withVendorNames } from '../../seeds/actor-names';

const table = (columns: string[], ...rows: unknown[][]) => ({ columns, rows });

/** Invented tables in the shape of `actor-aliases.json`, with a column that nobody asked for. */
function tables({
  names = [] as unknown[][],
  links = [] as unknown[][],
  countries = [] as string[],
  clusterNames = [] as unknown[][],
}) {
  return parseAliasTables({
    about: {},
    groups: table(['name', 'id', 'countries'], ['Paper Lantern', 'G0001', countries], ['Other', 'G0002', ['DE']]),
    vendorNames: table(['group', 'vendor', 'name', 'link'], ...names),
    links: table(['group', 'basis', 'mispUuid', 'strength'], ...links),
    names: table(['name', 'vendor', 'cluster'], ...clusterNames),
    clusters: table(['uuid', 'country'], ['cluster-a', 'XA'], ['cluster-b', 'XB'], ['cluster-none', null]),
  });
}

const actor: FactOf<'actor'> = {
  kind: 'actor',
  id: 'G0001',
  name: 'Paper Lantern',
  domains: ['enterprise'],
  status: 'active',
  created: '2020-01-01',
  modified: '2020-01-01',
  version: '1.0',
  stixId: 'intrusion-set--1',
  url: 'https://attack.example/G0001',
  aliases: ['Cozy-Lamp'],
  vendorNames: [],
  countries: [],
  references: [],
};

/** The actor beside another one. */
const named = (given: ReturnType<typeof tables>) =>
  withVendorNames([actor, { ...actor, id: 'G0002', name: 'Other', aliases: ['Brass Moth'] }], given)[0];

describe('names by vendors', () => {
  test('names of linked clusters come too, but for those that ATT&CK gives to another actor', () => {
    const links = [
      ['G0001', [], 'cluster-a', 'name match'],
      ['G0001', [], 'cluster-b', 'similar only'],
    ];
    const clusterNames = [
      ['Paper Lantern', 'Reed', 'cluster-a'],
      ['Muddy Lamp', null, 'cluster-a'],
      ['BRASS MOTH', null, 'cluster-a'],
      ['Somebody', null, 'cluster-b'],
    ];
    expect(named(tables({ links, clusterNames }))?.vendorNames).toEqual([{ name: 'Muddy Lamp', basis: 'name match' }]);
  });

  test('come with vendor and basis, explicit ones first, those of other actors not at all', () => {
    const names = [
      ['G0001', 'Reed', 'LAMP SPIDER', 'name match'],
      ['G0002', 'Reed', 'OTHER SPIDER', 'explicit'],
      ['G0001', null, 'UNC1\u00a0', 'explicit'],
    ];
    expect(named(tables({ names }))?.vendorNames).toEqual([
      { name: 'UNC1', basis: 'explicit' },
      { name: 'LAMP SPIDER', vendor: 'Reed', basis: 'name match' },
    ]);
  });

  test.each(['Paper Lantern', 'PAPERLANTERN', 'paper-lantern', 'cozy lamp'])('%s says nothing new', name => {
    const names = [['G0001', 'Reed', name, 'explicit']];
    expect(named(tables({ names }))?.vendorNames).toEqual([]);
  });

  test('one name is listed once, on its best basis', () => {
    const names = [
      ['G0001', 'Reed', 'APT 38', 'name match'],
      ['G0001', 'Quill', 'APT38', 'explicit'],
    ];
    expect(named(tables({ names }))?.vendorNames).toEqual([{ name: 'APT38', vendor: 'Quill', basis: 'explicit' }]);
  });

  test('similarity alone is no basis', () => {
    const names = [['G0001', 'Reed', 'LAMP SPIDER', 'similar only']];
    expect(named(tables({ names }))?.vendorNames).toEqual([]);
  });
});

describe('countries', () => {
  const countries = (codes: string[], ...links: unknown[][]) => named(tables({ countries: codes, links }))?.countries;
  const link = (cluster: string, strength: string, group = 'G0001') => [group, ['alias'], cluster, strength];

  test('stand on the strongest link to a cluster of the country', () => {
    const links = [link('cluster-a', 'name match'), link('cluster-a', 'explicit'), link('cluster-none', 'explicit')];
    expect(countries(['XA'], ...links)).toEqual([{ code: 'XA', basis: 'explicit' }]);
  });

  test('two stand side by side where clusters disagree, explicit ones first', () => {
    const found = countries(['XA', 'XB'], link('cluster-a', 'name match'), link('cluster-b', 'explicit'));
    expect(found).toEqual([
      { code: 'XB', basis: 'explicit' },
      { code: 'XA', basis: 'name match' },
    ]);
  });

  test.each([
    ['of a link by similarity', ['XA'], [link('cluster-a', 'similar only')]],
    ['of another actor’s link', ['XA'], [link('cluster-a', 'explicit', 'G0002')]],
    ['that the table does not confirm', [], [link('cluster-a', 'explicit')]],
    ['without a link', ['XA'], []],
  ])('none %s', (_, codes, links) => {
    expect(countries(codes, ...links)).toEqual([]);
  });
});

test.each([null, {}, { groups: {} }, { groups: { columns: ['id'], rows: [['G0001']] } }])(
  'malformed tables are refused: %j',
  json => {
    expect(() => parseAliasTables(json)).toThrow(expect.objectContaining({ code: 'bad-seed' }));
  },
);
