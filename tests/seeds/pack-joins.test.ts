import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ObjectFact, RelationFact, ReportFact, Status } from '../../lib/attack/facts';
import type { ObjectKey } from '../../lib/attack/kinds';
import { buildPack } from '../../seeds/pack';
import { contents } from '../fixtures/pack-files';
import {
  actorFact,
  campaignFact,
  relation,
  report,
  seedsOf,
  softwareFact,
  techniqueFact,
} from '../fixtures/seed-builders';

describe('joins and counts agree with a naive search of the facts', () => {
  const statuses = fc.constantFrom<Status>('active', 'active', 'revoked', 'deprecated');
  const objects = fc
    .record({
      techniques: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 2 }), statuses)),
      users: fc.array(
        fc.tuple(fc.constantFrom('actor', 'software', 'campaign'), fc.integer({ min: 1, max: 3 }), statuses),
      ),
    })
    .map(({ techniques, users }) => {
      const facts = new Map<ObjectKey, ObjectFact>();
      for (const [family, sub, status] of techniques) {
        const parent = `T100${family}`;
        if (!facts.has(`technique:${parent}`)) facts.set(`technique:${parent}`, techniqueFact(parent));
        const id = sub === 0 ? parent : `${parent}.00${sub}`;
        facts.set(`technique:${id}`, techniqueFact(id, { status, ...(sub > 0 && { parent }) }));
      }
      for (const [kind, number, status] of users) {
        if (kind === 'actor') facts.set(`actor:G000${number}`, actorFact(`G000${number}`, { status }));
        else if (kind === 'software') facts.set(`software:S000${number}`, softwareFact(`S000${number}`, { status }));
        else facts.set(`campaign:C000${number}`, campaignFact(`C000${number}`, { status }));
      }
      return facts;
    });
  const reports = fc
    .array(fc.option(fc.constantFrom('2019', '2020-01', '2020-01-05', '2021-12-31'), { nil: undefined }), {
      minLength: 1,
      maxLength: 6,
    })
    .map(dates => dates.map((date, index) => report(index + 1, date)));

  const seeds = fc.tuple(objects, reports).chain(([facts, cited]) => {
    const keys = [...facts.keys()];
    const pairs = keys
      .filter(key => !key.startsWith('technique'))
      .flatMap(source => keys.filter(key => key.startsWith('technique')).map(target => [source, target] as const));
    const relations = fc
      .subarray(pairs)
      .chain(chosen =>
        fc.tuple(
          ...chosen.map(([source, target]) =>
            fc.subarray(cited.map(({ number }) => number)).map(numbers => relation(source, 'uses', target, numbers)),
          ),
        ),
      );
    return relations.map((list): { facts: ObjectFact[]; relations: RelationFact[]; reports: ReportFact[] } => ({
      facts: [...facts.values()],
      relations: list,
      reports: cited,
    }));
  });

  test('for every technique', () => {
    fc.assert(
      fc.property(seeds, ({ facts, relations, reports: cited }) => {
        const { techniques } = contents(buildPack(seedsOf({ objects: facts, relations, reports: cited })));
        const active = new Set(facts.filter(fact => fact.status === 'active').map(fact => `${fact.kind}:${fact.id}`));
        const usesOf = (ids: string[]) =>
          relations.filter(
            ({ source, target }) => active.has(source) && ids.includes(target.slice('technique:'.length)),
          );
        const count = (ids: string[]) => ({
          actors: new Set(
            usesOf(ids)
              .map(use => use.source)
              .filter(source => source.startsWith('actor')),
          ).size,
          reports: new Set(usesOf(ids).flatMap(use => use.reports)).size,
        });

        for (const { id, actors, software, campaigns, reports: own, ...document } of techniques.values()) {
          const users = [...actors, ...software, ...campaigns];
          expect(users.map(user => user.id).sort()).toEqual(
            usesOf([id])
              .map(use => use.source.split(':')[1])
              .sort(),
          );
          expect([...own].sort()).toEqual([...new Set(usesOf([id]).flatMap(use => use.reports))].sort());
          const dates = own.map(number => cited[number - 1]?.date ?? '');
          expect(dates).toEqual([...dates].sort().reverse());
          const dated = dates.filter(date => date !== '').length;
          expect(document.reportYears.reduce((sum, [, reportsOfYear]) => sum + reportsOfYear, 0)).toBe(dated);
          const family = facts
            .filter(fact => fact.status === 'active' && fact.id.startsWith(`${id}.`))
            .map(fact => fact.id);
          expect(document.direct).toEqual(count([id]));
          expect(document.withSubtechniques).toEqual(count([id, ...family]));
        }
      }),
    );
  });

  test('the order of the facts makes no difference to a byte', () => {
    const shuffled = <Item>(items: Item[]) => fc.shuffledSubarray(items, { minLength: items.length });
    fc.assert(
      fc.property(
        seeds.chain(({ facts, relations, reports: cited }) =>
          fc.tuple(
            fc.constant(seedsOf({ objects: facts, relations, reports: cited })),
            fc
              .tuple(shuffled(facts), shuffled(relations), shuffled(cited))
              .map(([f, r, c]) => seedsOf({ objects: f, relations: r, reports: c })),
          ),
        ),
        ([one, other]) => {
          expect(buildPack(other)).toEqual(buildPack(one));
        },
      ),
    );
  });
});
