import assert from "node:assert/strict";
import type { Problem } from "../../components";
import { shapeMisfits, shapeProblems } from "../../components/arguments";
import type { Shape } from "../../components/arguments/shape";
import file from "../../components/arguments/shapes.json";
import { checkAks } from "../../components/clusters/aks";
import { checkExistingAks } from "../../components/clusters/aks/existing/check";
import { checkEks } from "../../components/clusters/eks";
import { checkExistingEks } from "../../components/clusters/eks/existing/check";
import { checkExistingCluster } from "../../components/clusters/existing";
import { checkGke } from "../../components/clusters/gke";
import { checkExistingGke } from "../../components/clusters/gke/existing/check";
import { mergeMaps } from "../../components/merge";
import { aksArgs } from "../support/aks";
import { eksArgs } from "../support/eks";
import { existingAksArgs, existingEksArgs, existingGkeArgs } from "../support/existing-clouds";
import { gkeArgs } from "../support/gke";
import { kubeconfig, network } from "../support/programs";
import { Leaves } from "./leaves";

/* Every text and number of a cluster, at any depth: an odd value is refused, or does no harm. */
const definitions = file.definitions as Readonly<Record<string, Shape>>;
const odd = { string: [""], number: [-1, 1.5] } as const;
const existing = { kubeconfig, clusterIdentifier: "a", kubernetesVersion: "1.35", network, cloud: "aws" };
const right = { effect: "NoSchedule", max: 3, min: 1, region: "eu-central-1" };

/** Values that may be empty, and the way to say that there is no limit. */
const harmless = /(^|\.)(labels|tags|parameters|taints\[0\]\.value)(\.a)?$|^logDailyQuotaGb$/;

type Check = (args: object) => readonly Problem[];

const clusters: Readonly<Record<string, readonly [args: object, check: Check, classType: string]>> = {
  EksClusterArgs: [eksArgs, (args) => checkEks("test", args as typeof eksArgs), "gp3"],
  GkeClusterArgs: [gkeArgs, (args) => checkGke("test", args as typeof gkeArgs), "pd-balanced"],
  AksClusterArgs: [aksArgs, (args) => checkAks("test", args as typeof aksArgs), "disk"],
  ExistingEksClusterArgs: [existingEksArgs, (args) => checkExistingEks("test", args as typeof existingEksArgs), "gp3"],
  ExistingGkeClusterArgs: [
    existingGkeArgs,
    (args) => checkExistingGke("test", args as typeof existingGkeArgs),
    "pd-balanced",
  ],
  ExistingAksClusterArgs: [existingAksArgs, (args) => checkExistingAks("test", args as typeof existingAksArgs), "disk"],
  ExistingClusterArgs: [
    existing,
    (args) => checkExistingCluster(args as Parameters<typeof checkExistingCluster>[0]),
    "",
  ],
};

/** Lists the paths of mistakes, as a component finds them: arguments that it cannot read are not checked further. */
function problemsOf(type: string, args: object, check: Check): string[] {
  const misfits = shapeMisfits(type, args);
  const isReadable = misfits.every(({ isOnlyForm }) => isOnlyForm === true);
  return [...shapeProblems(type, args), ...(isReadable ? check(args) : [])].map(({ path }) => path);
}

/** The right values of a network that exists. */
function described(args: object): object {
  return "network" in args ? Object(args.network) : {};
}

describe("an odd value of a cluster", () => {
  for (const [type, [args, check, classType]] of Object.entries(clusters)) {
    it(`of ${type} is refused at any depth, or does no harm`, () => {
      const leaves = new Leaves(definitions, { ...right, ...described(args), type: classType });
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
            const path = `${key}${leaf.path}`;
            const isRefused = problemsOf(type, changed, check).some((at) => path.startsWith(at) || at.startsWith(path));
            taken.push(...(isRefused || harmless.test(path) ? [] : [`${path} takes ${JSON.stringify(value)}`]));
          }
        }
      }
      assert.deepEqual(taken, []);
      assert.ok(tried > 30, `only ${tried} mutations`);
    });
  }
});
