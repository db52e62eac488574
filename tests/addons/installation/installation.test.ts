import assert from "node:assert/strict";
import { type Crds, certManager, defineAddon, traefik } from "../../../components";
import { AddonInstallation } from "../../../components/addons";
import { eksCluster } from "../../support/eks";
import { bound, existingCluster, install, platform, releaseType } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const chart = { repository: "https://charts.test", name: "nodes", version: "1.0.0" };
const companion = { ...chart, name: "nodes-crd", version: "1.1.0" };
const kinds = [{ group: "nodes.test", version: "v1", kind: "Pool", plural: "pools", scope: "Cluster" }] as const;
const permissions = { aws: [{ actions: ["ec2:DescribeInstances"], resources: ["*"] }] };

function nodes(crds: Crds = { how: "none" }, more: { ownsCloudResources?: boolean } = {}) {
  return defineAddon({
    name: "nodes",
    summary: "a test",
    chart,
    namespace: "nodes",
    crds,
    ...more,
    clouds: { aws: true, gcp: "there are others", azure: "there are others", none: "there are none" },
    identities: () => [{ serviceAccount: "nodes", permissions }],
    flows: () => [{ name: "nodes", pods: { app: "nodes" }, egress: ["pod-identity", "dns"] }],
    values: ({ identities }) => ({ serviceAccount: { annotations: identities.nodes?.serviceAccountAnnotations } }),
  });
}

describe("an add-on's installation", () => {
  it("installs a companion chart of CRDs before the release, which skips its own", async () => {
    const run = await runProgram(() => {
      platform([nodes({ how: "companion", chart: companion, values: { keep: true }, kinds })()], {
        cluster: eksCluster(),
      });
    });
    const crds = run.find(releaseType, "test-nodes-crds");
    const release = run.find(releaseType, "test-nodes");
    assert.deepEqual(
      [crds.inputs.chart, crds.inputs.version, crds.inputs.name, crds.inputs.values, crds.inputs.skipCrds],
      ["nodes-crd", "1.1.0", "nodes-crd", { keep: true }, false],
    );
    assert.equal(release.inputs.skipCrds, true);
    assert.ok(release.dependsOn.includes(crds.urn));
  });

  it("gives custom resources the time that they need to go", async () => {
    const manifest = { apiVersion: "nodes.test/v1", kind: "Pool", scope: "Cluster", spec: {} } as const;
    const pools = defineAddon({
      name: "pools",
      summary: "a test",
      chart,
      namespace: "pools",
      crds: {
        how: "templated",
        values: {},
        kinds: [{ group: "nodes.test", version: "v1", kind: "Pool", plural: "pools", scope: "Cluster" }],
      },
      values: () => ({}),
      customResources: () => [
        { ...manifest, name: "slow", deleteTimeout: "40m" },
        { ...manifest, name: "plain" },
      ],
    });
    const run = await install([pools()]);
    const timeouts = (name: string) =>
      run.find("kubernetes:nodes.test/v1:Pool", `test-pools-${name}`).options.customTimeouts;
    assert.deepEqual([timeouts("slow"), timeouts("plain")], [{ delete: "40m" }, undefined]);
  });

  it("lets what is before a step that makes nothing stand for it", async () => {
    await runProgram(() => {
      const cluster = existingCluster();
      const addon = bound(nodes()(), cluster);
      const lookup = { find: () => undefined, all: () => ({}) };
      const installation = new AddonInstallation("test", { addon, cluster, charts: "upstream", lookup });
      installation.install("namespace", []);
      const before = installation.resourcesOf("namespace");
      assert.ok(before.length > 0);
      /* The add-on has no CRDs and no custom resources. */
      installation.install("crds", before);
      assert.deepEqual(installation.resourcesOf("crds"), before);
    });
  });

  it("creates cloud identities before the release, as children of the add-on", async () => {
    const run = await runProgram(() => {
      platform([nodes()()], { cluster: eksCluster() });
    });
    const association = run.find("aws:eks/podIdentityAssociation:PodIdentityAssociation", "test-nodes");
    assert.equal(association.parent, run.find("keelson:index:Addon", "test-nodes").urn);
    assert.deepEqual([association.inputs.namespace, association.inputs.serviceAccount], ["nodes", "nodes"]);
    assert.ok(run.find(releaseType, "test-nodes").dependsOn.includes(association.urn));
  });

  it("passes the annotation of a cloud identity to the chart on an existing cluster", async () => {
    const identities = { "nodes/nodes": "arn:aws:iam::111122223333:role/nodes" };
    const run = await runProgram(() => {
      platform([nodes()()], { cluster: existingCluster({ cloud: "aws", identities }) });
    });
    assert.deepEqual(run.find(releaseType, "test-nodes").inputs.values, {
      serviceAccount: { annotations: { "eks.amazonaws.com/role-arn": identities["nodes/nodes"] } },
    });
  });

  it("refuses an unknown identity or another cloud before it creates anything", async () => {
    const inMaking = (cloud: "aws" | "gcp") =>
      runProgram(() => {
        platform([nodes()()], { cluster: existingCluster({ cloud }) });
      });
    await assert.rejects(
      inMaking("aws"),
      /addons\.nodes\.identities: .*cluster\.identities is empty; add "nodes\/nodes"/,
    );
    await assert.rejects(
      inMaking("gcp"),
      /addons\.nodes\.cluster\.cloud: expected one of "aws", got "gcp"; leave this add-on out, because there are others/,
    );
  });

  it("is deleted together with a control plane of this program, or before it if it owns things in the cloud", async () => {
    const deletedWith = async (ownsCloudResources: boolean) => {
      const run = await runProgram(() => {
        platform([nodes({ how: "none" }, { ownsCloudResources })()], { cluster: eksCluster() });
      });
      const cluster = run.find("aws:eks/cluster:Cluster", "test").urn;
      const goes = (type: string, name: string) => run.find(type, name).options.deletedWith === cluster;
      return [goes("kubernetes:core/v1:Namespace", "test-nodes"), goes(releaseType, "test-nodes")];
    };
    assert.deepEqual(await deletedWith(false), [true, true]);
    assert.deepEqual(await deletedWith(true), [false, false]);
  });

  it("deletes every object on an existing cluster", async () => {
    const run = await install([traefik(), certManager()]);
    assert.deepEqual(
      run.resources.filter(({ options, parent }) => parent !== undefined && options.deletedWith !== undefined),
      [],
    );
  });
});

describe("a retired chart", () => {
  const retired = { since: "2026-03", why: "gets no fixes", instead: "another" };
  const old = defineAddon({
    name: "old",
    summary: "a test",
    chart,
    namespace: "old",
    crds: { how: "none" },
    retired,
    values: () => ({}),
  });

  it("is refused unless it is accepted", async () => {
    await assert.rejects(
      install([old()]),
      /old was retired upstream in 2026-03 and gets no fixes; use another, or set acceptRetired: true/,
    );
  });

  it("causes a warning when it is accepted", async () => {
    const run = await install([old({}, { acceptRetired: true })]);
    assert.deepEqual(
      run.logs.filter(({ severity }) => severity === "warn").map(({ message }) => message),
      ["old was retired upstream in 2026-03 and gets no fixes; use another"],
    );
  });
});
