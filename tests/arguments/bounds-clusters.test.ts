import assert from "node:assert/strict";
import type { Problem } from "../../components";
import { shapeProblems } from "../../components/arguments";
import type { Shape } from "../../components/arguments/shape";
import file from "../../components/arguments/shapes.json";
import { checkAks } from "../../components/clusters/aks";
import { checkEks } from "../../components/clusters/eks";
import { checkExistingCluster } from "../../components/clusters/existing";
import { checkGke } from "../../components/clusters/gke";
import { mergeMaps } from "../../components/merge";
import { aksArgs } from "../support/aks";
import { eksArgs } from "../support/eks";
import { gkeArgs } from "../support/gke";
import { kubeconfig, network } from "../support/programs";
import { Leaves } from "./leaves";

/* Every text and number of a cluster, at any depth: an odd value is refused, or does no harm. */
const definitions = file.definitions as Readonly<Record<string, Shape>>;
const odd = { string: [""], number: [-1, 1.5] } as const;
const existing = { kubeconfig, clusterIdentifier: "a", kubernetesVersion: "1.35", network };
const right = { effect: "NoSchedule", max: 3, min: 1, region: "eu-central-1" };

/** Values that may be empty, and the way to say that there is no limit. */
const harmless = /(^|\.)(labels|tags|parameters|taints\[0\]\.value)(\.a)?$|^logDailyQuotaGb$/;

type Check = (args: object) => readonly Problem[];

const clusters: Readonly<Record<string, readonly [args: object, check: Check, classType: string]>> = {
  EksClusterArgs: [eksArgs, (args) => checkEks("test", args as typeof eksArgs), "gp3"],
  GkeClusterArgs: [gkeArgs, (args) => checkGke("test", args as typeof gkeArgs), "pd-balanced"],
  AksClusterArgs: [aksArgs, (args) => checkAks("test", args as typeof aksArgs), "disk"],
  ExistingClusterArgs: [
    existing,
    (args) => checkExistingCluster(args as Parameters<typeof checkExistingCluster>[0]),
    "",
  ],
};

describe("an odd value of a cluster", () => {
  for (const [type, [args, check, classType]] of Object.entries(clusters)) {
    it(`of ${type} is refused at any depth, or does no harm`, () => {
      const leaves = new Leaves(definitions, { ...right, type: classType });
      const { [type]: shape = false } = definitions;
      const options = shape === false ? [] : Object.entries(shape.properties ?? {});
      const taken: string[] = [];
      let tried = 0;
      /* A capability is a constant of the package. */
      for (const [key, option] of options.filter(([name]) => name !== "builtin")) {
        for (const leaf of leaves.of(option, key)) {
          for (const value of odd[leaf.kind]) {
            tried += 1;
            const changed = mergeMaps([args, { [key]: leaf.wrap(value) }]);
            const misfits = shapeProblems(type, changed);
            const isRefused = misfits.length > 0 || check(changed).length > 0;
            const path = `${key}${leaf.path}`;
            taken.push(...(isRefused || harmless.test(path) ? [] : [`${path} takes ${JSON.stringify(value)}`]));
          }
        }
      }
      assert.deepEqual(taken, []);
      assert.ok(tried > 40, `only ${tried} mutations`);
    });
  }
});
