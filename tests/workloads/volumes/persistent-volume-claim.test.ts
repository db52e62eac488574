import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import { PersistentVolumeClaim, type PersistentVolumeClaimArgs } from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { kubeconfig, tenant } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const type = "kubernetes:core/v1:PersistentVolumeClaim";

function run(args: Partial<PersistentVolumeClaimArgs> = {}): Promise<ProgramRun> {
  return runProgram(() => {
    new PersistentVolumeClaim("uploads", { tenant: tenant(), size: "5Gi", ...args });
  });
}

describe("PersistentVolumeClaim", () => {
  it("creates the claim in the tenant's namespace, and does not wait for a volume before a pod mounts it", async () => {
    const program = await run();
    const claim = program.find(type, "uploads");
    assert.deepEqual(claim.inputs.metadata, {
      name: "uploads",
      namespace: "team",
      annotations: { "pulumi.com/skipAwait": "true" },
    });
    assert.deepEqual(claim.inputs.spec, {
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "5Gi" } },
    });
    const component = program.find("keelson:index:PersistentVolumeClaim", "uploads");
    assert.equal(claim.parent, component.urn);
    assert.equal(component.parent, program.find("keelson:index:Tenant", "team").urn);
    assert.ok(claim.dependsOn.includes(program.find("kubernetes:core/v1:ResourceQuota", "team").urn));
    assert.equal(claim.provider, program.find("pulumi:providers:kubernetes", "test").urn);
  });

  it("lives in any other namespace, with its own name", async () => {
    const program = await runProgram(() => {
      const provider = new k8s.Provider("theirs", { kubeconfig });
      new PersistentVolumeClaim("a", { tenant: { provider, namespace: "theirs" }, claimName: "b", size: "1Gi" });
    });
    const { name, namespace } = program.find(type, "a").inputs.metadata as { name: string; namespace: string };
    assert.deepEqual([name, namespace], ["b", "theirs"]);
  });

  it("merges overrides, and records them in an annotation", async () => {
    const program = await run({
      overrides: { metadata: { labels: { backup: "daily" } }, spec: { volumeAttributesClassName: "gold" } },
    });
    const { metadata, spec } = program.find(type, "uploads").inputs;
    assert.deepEqual(metadata, {
      name: "uploads",
      namespace: "team",
      labels: { backup: "daily" },
      annotations: {
        "pulumi.com/skipAwait": "true",
        "keelson.dev/overrides": "metadata.labels.backup spec.volumeAttributesClassName",
      },
    });
    assert.deepEqual(spec, {
      accessModes: ["ReadWriteOnce"],
      resources: { requests: { storage: "5Gi" } },
      volumeAttributesClassName: "gold",
    });
  });

  it("refuses an unknown tier, a wrong size and a wrong name", async () => {
    await assert.rejects(run({ claimName: "My Claim", size: "5GB", storage: "shared" }), {
      message: [
        'claim "My Claim" of tenant "team" is not valid:',
        '✖ claimName: expected a DNS label (at most 63 characters of a-z, 0-9 and "-", not beginning or ending with "-"), got "My Claim"',
        '✖ size: expected a quantity of bytes such as "512Mi" or "10Gi", got "5GB"; write "5Gi"',
        '✖ storage: expected a tier of the cluster (the storage classes are unknown), got "shared"; choose another tier, or set storageClassName',
      ].join("\n"),
    });
  });
});
