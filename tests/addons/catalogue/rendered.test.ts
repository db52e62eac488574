import assert from "node:assert/strict";
import { type Addon, type Cloud, catalogue, tierFacts, tierNames } from "../../../components";
import { lookupOver } from "../../../components/addons/lookup";
import { accountsOf, addonsIn, builtinFor } from "../../support/catalogue";
import { existingIn } from "../../support/clouds";
import { type RenderedFacts, readFacts, renderedFile } from "../../support/rendered-facts";
import { runProgram } from "../../support/run-program";
import { unrendered } from "../../support/unrendered";

const clouds = Object.keys({ aws: 0, gcp: 0, azure: 0, none: 0 } satisfies Record<Cloud, 0>) as Cloud[];

const rendered = readFacts();

describe("the pods, ports, accounts and Services that a definition names", () => {
  for (const { facts } of catalogue) {
    it(`are among those that its chart rendered: ${facts.name}`, async () => {
      const known = rendered[facts.name];
      const fix = `${renderedFile} is about ${known?.version}; run npm run test:charts (see CONTRIBUTING.md)`;
      assert.equal(known?.version, facts.chart.version, fix);
      for (const cloud of clouds.filter((one) => (facts.clouds?.[one] ?? true) === true)) {
        const addon = addonsIn(cloud).find(({ name }) => name === facts.name);
        assert.ok(addon !== undefined);
        await runProgram(() => assert.deepEqual(faultsIn(addon, cloud, known), []));
      }
    });
  }
});

function faultsIn(addon: Addon, cloud: Cloud, known: RenderedFacts): string[] {
  const builtin = builtinFor(addon, cloud);
  const cluster = existingIn(cloud, accountsOf(addon, cloud), { builtin, storageClasses: { standard: "standard" } });
  return tierNames.flatMap((tier) =>
    unrendered(addon.bind({ cluster, tier: tierFacts(tier, cloud) }), lookupOver(builtin), known),
  );
}
