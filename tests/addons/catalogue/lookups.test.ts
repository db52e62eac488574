import assert from "node:assert/strict";
import { type Addon, type Cloud, catalogue, tierFacts } from "../../../components";
import { lookupOver } from "../../../components/addons/lookup";
import { accountsOf, addonsIn, builtinFor } from "../../support/catalogue";
import { existingIn } from "../../support/clouds";
import { runProgram } from "../../support/run-program";

const clouds = Object.keys({ aws: 0, gcp: 0, azure: 0, none: 0 } satisfies Record<Cloud, 0>) as Cloud[];

/** Lists the capabilities that decide what an add-on renders in a cloud, though it neither needs nor wants them. */
function undeclaredIn(addon: Addon, cloud: Cloud): string[] {
  const builtin = builtinFor(addon, cloud);
  const cluster = existingIn(cloud, accountsOf(addon, cloud), { builtin, storageClasses: { standard: "standard" } });
  const placed = addon.bind({ cluster, tier: tierFacts("small", cloud) });
  const rendered = (without?: string): string => {
    const lookup = lookupOver(builtin.filter(({ capability }) => capability.name !== without));
    const parts = [placed.values(lookup, {}), placed.flows(lookup), placed.namespaceLabels(lookup)];
    return JSON.stringify([...parts, placed.customResources(lookup)]);
  };
  const usual = rendered();
  const declared = new Set([...placed.needs, ...placed.wants].map(({ capability }) => capability.name));
  return builtin
    .map(({ capability }) => capability.name)
    .filter((name) => !declared.has(name) && isProvidedIn(cloud, name) && rendered(name) !== usual);
}

/** Reports whether an add-on that runs in a cloud can provide a capability, and has to come first. */
function isProvidedIn(cloud: Cloud, capability: string): boolean {
  return catalogue.some(
    ({ facts, capabilities }) =>
      (facts.clouds?.[cloud] ?? true) === true && capabilities.some(({ name }) => name === capability),
  );
}

describe("the capabilities that decide what an add-on renders", () => {
  for (const cloud of clouds) {
    for (const addon of addonsIn(cloud).filter(({ clouds: runs }) => (runs?.[cloud] ?? true) === true)) {
      it(`are needed or wanted on ${cloud}, so that their providers come first: ${addon.name}`, async () => {
        await runProgram(() => {
          assert.deepEqual(undeclaredIn(addon, cloud), []);
        });
      });
    }
  }
});
