import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { Cloud } from "../../../components";
import { tolerateSystemPool } from "../../../components/addons/pods";
import { labelsOf, systemPoolName } from "../../../components/clusters/node-pool";
import { addonsIn, builtinFor } from "../../support/catalogue";
import { cloudFacts, existingIn } from "../../support/clouds";
import { bound, platform, releaseType } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const clouds: readonly Cloud[] = ["aws", "gcp", "azure"];

/** Lists the parts of values that tolerate the system pool, by path. */
function tolerant(values: unknown, path: string): [string, Record<string, unknown>][] {
  if (typeof values !== "object" || values === null || Array.isArray(values)) {
    return [];
  }
  const part = values as Record<string, unknown>;
  const below = Object.entries(part).flatMap(([key, value]) => tolerant(value, `${path}.${key}`));
  return isDeepStrictEqual(part.tolerations, tolerateSystemPool) ? [[path, part], ...below] : below;
}

async function valuesIn(cloud: Cloud): Promise<[string, unknown][]> {
  const values: [string, unknown][] = [];
  for (const addon of addonsIn(cloud).filter(({ clouds: runs }) => (runs?.[cloud] ?? true) === true)) {
    const builtin = builtinFor(addon, cloud);
    const facts = { cloud, cloudFacts: cloudFacts[cloud], builtin, nodePools: {}, kubernetesVersion: "1.35" };
    const { identities, namespace } = bound(addon, facts);
    const accounts = identities.map(({ serviceAccount }) => `${namespace}/${serviceAccount}`);
    const run = await runProgram(() => {
      platform([addon], { tier: "highly-available", cluster: existingIn(cloud, accounts, { builtin }) });
    });
    values.push([addon.name, run.find(releaseType, `test-${addon.name}`).inputs.values]);
  }
  return values;
}

describe("add-ons that tolerate the system pool", () => {
  for (const cloud of clouds) {
    it(`prefer it on ${cloud}, by the label of its nodes`, async () => {
      const label = Object.entries(labelsOf(systemPoolName, {}))[0];
      assert.ok(label);
      const parts = (await valuesIn(cloud)).flatMap(([name, values]) => tolerant(values, name));
      /* The chart has no affinity for this Job. */
      const drawn = parts.filter(([path]) => path !== "ingress-nginx.controller.admissionWebhooks.patch");
      assert.ok(drawn.length >= 10);
      for (const [path, { affinity, nodeAffinity }] of drawn) {
        /* Kyverno's chart has a value for each kind of affinity. */
        const preferred = JSON.stringify(affinity ?? nodeAffinity);
        const expected = JSON.stringify({ key: label[0], operator: "In", values: [label[1]] });
        assert.ok(preferred?.includes(expected), `${path}: ${preferred}`);
      }
    });
  }
});
