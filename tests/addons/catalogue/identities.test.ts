import assert from "node:assert/strict";
import { type Addon, type BoundAddon, type Cloud, tierFacts } from "../../../components";
import { lookupOver } from "../../../components/addons/lookup";
import { accountsOf, addonsIn, builtinFor } from "../../support/catalogue";
import { existingIn } from "../../support/clouds";
import { runProgram } from "../../support/run-program";

const clouds = Object.keys({ aws: 0, gcp: 0, azure: 0 } satisfies Record<Exclude<Cloud, "none">, 0>) as Cloud[];

function boundIn(addon: Addon, cloud: Cloud): BoundAddon {
  const builtin = builtinFor(addon, cloud);
  const cluster = existingIn(cloud, accountsOf(addon, cloud), { builtin, storageClasses: { standard: "standard" } });
  return addon.bind({ cluster, tier: tierFacts("small", cloud) });
}

/** Lists the service accounts of an add-on that act on the cloud, but whose marks no value of its chart takes. Azure needs both marks. */
function unmarkedIn(addon: Addon, cloud: Cloud): string[] {
  const { identities, values } = boundIn(addon, cloud);
  const needed = ['"mark":"annotation"', ...(cloud === "azure" ? ['"mark":"label"'] : [])];
  return identities
    .map(({ serviceAccount }) => serviceAccount)
    .filter((account) => {
      const marks = { serviceAccountAnnotations: { mark: "annotation" }, podLabels: { mark: "label" }, dependsOn: [] };
      const rendered = JSON.stringify(values(lookupOver(builtinFor(addon, cloud)), { [account]: marks }));
      return !needed.every((mark) => rendered.includes(mark));
    });
}

/** Lists what an add-on may do on AWS beyond named actions, and what it may change without naming resources or conditions. */
function wideOnAws(addon: Addon): string[] {
  return boundIn(addon, "aws").identities.flatMap(({ permissions: { aws = [] } }) =>
    aws.flatMap(({ actions, resources, conditions }) => {
      const isOpen = conditions === undefined && resources.some((resource) => resource === "*");
      return actions.filter((action) => /^\*$|:\*$/.test(action) || (isOpen && !reads.test(action)));
    }),
  );
}

const reads = /:(Batch)?(Get|List|Describe|Search)/;

describe("the service accounts that act on the cloud", () => {
  for (const cloud of clouds) {
    for (const addon of addonsIn(cloud).filter(({ clouds: runs }) => (runs?.[cloud] ?? true) === true)) {
      it(`get their annotations, and their pods their labels, by values on ${cloud}: ${addon.name}`, async () => {
        await runProgram(() => {
          assert.deepEqual(unmarkedIn(addon, cloud), []);
        });
      });
    }
  }

  for (const addon of addonsIn("aws").filter(({ clouds: runs }) => (runs?.aws ?? true) === true)) {
    it(`name their actions on AWS, and the resources that these change: ${addon.name}`, async () => {
      await runProgram(() => {
        assert.deepEqual(wideOnAws(addon), []);
      });
    });
  }
});
