import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import { patchesUnseen, splitPatches } from "../../cli/upgrade/patches";
import { runProgram } from "../support/run-program";

describe("patches in an upgrade-check", () => {
  it("are told from whole objects, and no API server is asked about them", async () => {
    const program = await runProgram(() => {
      const provider = new k8s.Provider("cluster", { kubeconfig: "{}" });
      const metadata = { name: "default" };
      new k8s.storage.v1.StorageClassPatch("default", { metadata: { ...metadata, labels: { a: "b" } } }, { provider });
      new k8s.storage.v1.StorageClass(
        "fast",
        { metadata: { name: "fast" }, provisioner: "example.com/fast" },
        { provider },
      );
    });
    const { made, patched } = splitPatches(program.resources);
    assert.deepEqual(
      [made, patched].map((all) => all.map(({ object }) => (object.metadata as { name: string }).name)),
      [["fast"], ["default"]],
    );
    assert.deepEqual(patchesUnseen(patched), [
      {
        check: "API server",
        state: "unseen",
        subject: "StorageClass default",
        message:
          "it patches an object that the plan does not create, and only the cluster knows the object's other fields",
      },
    ]);
  });
});
