import assert from "node:assert/strict";
import { namesInOtherGroups } from "../../components/clusters/moved-principals";
import type { ProgramRun } from "../../components/testing";
import { aksArgs, runAks } from "../support/aks";
import { eksArgs, runEks } from "../support/eks";
import { gkeArgs, runGke } from "../support/gke";

type Group = "editors" | "viewers";

/** Each cloud's clusters, where `dora` stands in one of the groups, and what lets her enter. */
const clouds: Readonly<Record<string, { run: (group: Group) => Promise<ProgramRun>; type: string; suffix: string }>> = {
  EKS: {
    run: (group) => {
      const dora = { principalArn: "arn:aws:iam::111122223333:role/dora" };
      return runEks({ access: { ...eksArgs.access, [group]: { dora } } });
    },
    type: "aws:eks/accessEntry:AccessEntry",
    suffix: "",
  },
  GKE: {
    run: (group) => runGke({ access: { ...gkeArgs.access, [group]: { dora: { member: "user:dora@example.com" } } } }),
    type: "gcp:projects/iAMMember:IAMMember",
    suffix: "",
  },
  AKS: {
    run: (group) => {
      const dora = { objectId: "11111111-0000-0000-0000-000000000003" };
      return runAks({ access: { ...aksArgs.access, [group]: { dora } } });
    },
    type: "azure-native:authorization:RoleAssignment",
    suffix: "-kubeconfig",
  },
};

describe("a principal that moves to another group", () => {
  for (const [cloud, { run, type, suffix }] of Object.entries(clouds)) {
    it(`keeps what lets it enter a cluster of ${cloud}`, async () => {
      const [before, after] = [await run("viewers"), await run("editors")];
      const former = before.find(type, `test-viewer-dora${suffix}`);
      const entry = after.find(type, `test-editor-dora${suffix}`);
      const names = (entry.options.aliases ?? []).map((alias) => (typeof alias === "string" ? alias : alias.name));
      assert.ok(names.includes(former.name), names.join());
      const { tags: _before, ...inputs } = former.inputs;
      const { tags: _after, ...now } = entry.inputs;
      assert.deepEqual(now, inputs);
    });
  }

  it("takes the name that it had there, with the same suffix", () => {
    assert.deepEqual(namesInOtherGroups("prod", "admin-dora", ["admin-dora", "admin-eve"], "-kubeconfig"), {
      aliases: ["editor", "viewer", "member"].map((kind) => ({ name: `prod-${kind}-dora-kubeconfig` })),
    });
  });

  it("takes none while another group has a principal of that name", () => {
    assert.deepEqual(namesInOtherGroups("prod", "admin-dora", ["admin-dora", "viewer-dora"]), {});
    assert.deepEqual(namesInOtherGroups("prod", "deployer", ["deployer"]), {});
  });
});
