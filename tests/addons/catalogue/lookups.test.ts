import assert from "node:assert/strict";
import { type Addon, type Cloud, catalogue, type Lookup, tierFacts } from "../../../components";
import { lookupOver } from "../../../components/addons/lookup";
import { accountsOf, addonsIn, builtinFor } from "../../support/catalogue";
import { existingIn } from "../../support/clouds";
import { runProgram } from "../../support/run-program";

const clouds = Object.keys({ aws: 0, gcp: 0, azure: 0, none: 0 } satisfies Record<Cloud, 0>) as Cloud[];

/** Lists the capabilities that an add-on looks up in a cloud, though it neither needs nor wants them, nor provides them itself. */
function undeclaredIn(addon: Addon, cloud: Cloud): string[] {
  const builtin = builtinFor(addon, cloud);
  const cluster = existingIn(cloud, accountsOf(addon, cloud), { builtin, storageClasses: { standard: "standard" } });
  const placed = addon.bind({ cluster, tier: tierFacts("small", cloud) });
  const asked = new Set<string>();
  const lookup = watched(lookupOver(builtin), (name) => asked.add(name));
  placed.values(lookup, {});
  placed.flows(lookup);
  placed.namespaceLabels(lookup);
  placed.customResources(lookup);
  const own = [...placed.needs, ...placed.wants, ...placed.offers];
  const known = new Set(own.map(({ capability }) => capability.name));
  return [...asked].filter((name) => !known.has(name) && isProvidedIn(cloud, name));
}

/** Tells which capabilities are looked up, whether anything provides them or not. */
function watched({ find, all }: Lookup, tell: (name: string) => void): Lookup {
  return {
    find: (capability, ...key) => {
      tell(capability.name);
      return find(capability, ...key);
    },
    all: (capability) => {
      tell(capability.name);
      return all(capability);
    },
  };
}

/** Reports whether an add-on that runs in a cloud can provide a capability, and has to come first. */
function isProvidedIn(cloud: Cloud, capability: string): boolean {
  return catalogue.some(
    ({ facts, capabilities }) =>
      (facts.clouds?.[cloud] ?? true) === true && capabilities.some(({ name }) => name === capability),
  );
}

describe("the capabilities that an add-on looks up", () => {
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
