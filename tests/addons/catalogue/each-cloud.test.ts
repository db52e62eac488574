import assert from "node:assert/strict";
import { type Addon, type Cloud, catalogue, tierFacts, tierNames } from "../../../components";
import { accountsOf, addonsIn, builtinFor } from "../../support/catalogue";
import { ignoredValues } from "../../support/chart-values";
import { existingIn } from "../../support/clouds";
import { platform, releaseType } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const clouds = Object.keys({ aws: 0, gcp: 0, azure: 0, none: 0 } satisfies Record<Cloud, 0>) as Cloud[];

describe("every add-on of the catalogue", () => {
  it("is tried in every cloud", () => {
    for (const cloud of clouds) {
      assert.deepEqual(
        addonsIn(cloud).map(({ name }) => name),
        catalogue.map(({ facts }) => facts.name),
      );
    }
  });

  for (const cloud of clouds) {
    for (const addon of addonsIn(cloud)) {
      const runs = addon.clouds?.[cloud] ?? true;
      if (runs === true) {
        it(`renders on ${cloud}, with its cloud identities: ${addon.name}`, () => renders(addon, cloud));
      } else {
        it(`is refused on ${cloud}, with one error that gives the reason: ${addon.name}`, () =>
          isRefused(addon, cloud, runs));
      }
    }
  }
});

async function renders(addon: Addon, cloud: Cloud): Promise<void> {
  for (const tier of tierNames) {
    const run = await runProgram(() => {
      const cluster = existingIn(cloud, accountsOf(addon, cloud), { builtin: builtinFor(addon, cloud) });
      platform([addon], { tier, cluster });
      for (const { permissions } of addon.bind({ cluster, tier: tierFacts(tier, cloud) }).identities) {
        assert.deepEqual(Object.keys(permissions), [cloud]);
      }
    });
    const { values } = run.find(releaseType, `test-${addon.name}`).inputs;
    assert.doesNotMatch(JSON.stringify(values), /undefined|\[object |Calling \[to/);
    assert.deepEqual(ignoredValues(run), []);
  }
}

async function isRefused(addon: Addon, cloud: Cloud, why: string): Promise<void> {
  await assert.rejects(
    runProgram(() => {
      platform([addon], { cluster: existingIn(cloud, [], { builtin: builtinFor(addon, cloud) }) });
    }),
    ({ message }: Error) => {
      const [, ...objections] = message.split("\n");
      assert.equal(objections.length, 1, message);
      assert.ok(objections[0]?.includes(`got "${cloud}"; leave this add-on out, because ${why}`), message);
      return true;
    },
  );
}
