import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { RunTool } from "../../cli/doctor";
import { inventoryOf, standingOf } from "../../cli/teardown/inventory";
import { clusterNameIn, leftoversOf } from "../../cli/teardown/leftovers";
import { type TeardownRequest, tearDown } from "../../cli/teardown/teardown";

const urn = (type: string, name: string) => `urn:pulumi:dev::p::${type}::${name}`;
const resource = (type: string, name: string, more: object = {}) => ({
  urn: urn(type, name),
  type,
  custom: true,
  ...more,
});
const cluster = resource("aws:eks/cluster:Cluster", "dev", { id: "dev-1", inputs: {} });
const claim = resource("kubernetes:core/v1:PersistentVolumeClaim", "data", { inputs: {} });
const provider = resource("pulumi:providers:kubernetes", "dev", { protect: false });
const stateOf = (...resources: object[]) => ({ deployment: { resources } });

describe("keelson teardown: what goes", () => {
  it("shows lost data, what stays, what is protected, and what the cloud itself guards", () => {
    const { goes, isGuarded, isProtected, losesData, stays } = inventoryOf(
      standingOf(
        stateOf(
          { ...cluster, protect: true, inputs: { deletionProtection: true } },
          claim,
          provider,
          resource("aws:kms/key:Key", "old", { retainOnDelete: true }),
          { urn: urn("keelson:index:Platform", "dev"), type: "keelson:index:Platform", custom: false },
        ),
      ),
    );
    assert.deepEqual(goes, [
      ["aws:eks/cluster:Cluster", 1],
      ["kubernetes:core/v1:PersistentVolumeClaim", 1],
    ]);
    assert.deepEqual(losesData, ["aws:eks/cluster:Cluster dev", "kubernetes:core/v1:PersistentVolumeClaim data"]);
    assert.deepEqual(
      [stays, isProtected, isGuarded],
      [["aws:kms/key:Key old"], ["dev"], ["aws:eks/cluster:Cluster dev"]],
    );
  });
});

describe("keelson teardown", () => {
  let folder = "";
  let printed = "";
  beforeEach(() => {
    printed = "";
    folder = mkdtempSync(join(tmpdir(), "keelson-teardown-"));
    writeFileSync(join(folder, "pulumi"), pulumiStandIn, { mode: 0o755 });
    writeFileSync(join(folder, "aws"), awsStandIn, { mode: 0o755 });
    writeFileSync(join(folder, "calls"), "");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Keeps the state in a file, which a destroy empties unless there is a file named "hangs". */
  const pulumiStandIn = `#!/bin/sh
cd "$STAND_IN"
echo "pulumi $*" >> calls
case "$1" in
  stack) if [ -f state ]; then cat state; else echo "error: no stack named 'dev' found" >&2; exit 255; fi ;;
  destroy) if [ -f hangs ]; then exit 1; else echo '{"deployment":{"resources":[]}}' > state; fi ;;
esac
`;
  const awsStandIn = `#!/bin/sh
cd "$STAND_IN"
echo "aws $*" >> calls
if [ -f left ]; then cat left; else echo '{"ResourceTagMappingList":[]}'; fi
`;
  const request = (more: Partial<TeardownRequest> = {}): TeardownRequest => ({
    project: {
      root: folder,
      name: "p",
      runtime: "nodejs",
      stackFolder: folder,
      stacks: ["dev"],
      config: {},
      declared: [],
      given: {},
    },
    stack: {
      name: "dev",
      file: "Pulumi.dev.yaml",
      text: "",
      secretKeys: [],
      config: { "keelson:cluster": JSON.stringify({ kind: "eks", region: "eu-central-1" }) },
    },
    typed: { stack: "dev", unprotect: [] },
    dryRun: false,
    removeFinalizers: false,
    env: { PATH: [folder, "/usr/bin", "/bin"].join(delimiter), STAND_IN: folder },
    print: (text) => {
      printed += text;
    },
    ...more,
  });
  const state = (...resources: object[]) => writeFileSync(join(folder, "state"), JSON.stringify(stateOf(...resources)));
  const calls = () =>
    readFileSync(join(folder, "calls"), "utf8")
      .split("\n")
      .map((line) => line.split(" ").slice(0, 3).join(" "))
      .filter((line) => line !== "");

  it("shows the lost data first, destroys once, and asks the cloud by the cluster's tag", async () => {
    state(cluster, claim);
    assert.equal(await tearDown(request()), true);
    assert.match(
      printed,
      /^Teardown of dev: 2 resources to delete\n\nData that is lost\n {2}aws:eks\/cluster:Cluster dev\n/,
    );
    assert.match(printed, /Nothing with the cluster's tag is left/);
    const asked = "aws resourcegroupstaggingapi get-resources";
    assert.deepEqual(calls(), ["pulumi stack export", "pulumi destroy --yes", asked, asked]);
    assert.match(
      readFileSync(join(folder, "calls"), "utf8"),
      /Key=kubernetes\.io\/cluster\/dev-1 --region eu-central-1/,
    );
  });

  it("can be repeated when everything is gone, and when the stack was removed", async () => {
    state();
    assert.equal(await tearDown(request()), true);
    rmSync(join(folder, "state"));
    assert.equal(await tearDown(request()), true);
    assert.deepEqual(calls(), ["pulumi stack export", "pulumi stack export"]);
    assert.match(printed, /nothing is left to destroy[\s\S]*the state no longer names the cluster/);
  });

  it("deletes nothing while something is protected and not named", async () => {
    state({ ...claim, protect: true });
    const refused = /^protected: data; set deletionProtection: false .*: --unprotect data$/;
    await assert.rejects(tearDown(request()), { name: "UserError", message: refused });
    const wrong = request({ typed: { stack: "dev", unprotect: ["date"] } });
    await assert.rejects(tearDown(wrong), /--unprotect: expected the name of a protected resource, got "date"/);
    assert.deepEqual(calls(), ["pulumi stack export", "pulumi stack export"]);
    assert.equal(await tearDown(request({ typed: { stack: "dev", unprotect: ["data"] } })), true);
    assert.deepEqual(calls().slice(2, 5), ["pulumi stack export", "pulumi state unprotect", "pulumi destroy --yes"]);
  });

  it("deletes nothing that the cloud would refuse to delete half-way", async () => {
    state({ ...cluster, inputs: { deletionProtection: true } });
    await assert.rejects(
      tearDown(request()),
      /the cloud refuses to delete aws:eks\/cluster:Cluster dev; set deletionProtection/,
    );
    assert.deepEqual(calls(), ["pulumi stack export"]);
  });

  it("wants the stack's own name, from the option or the prompt", async () => {
    state(claim);
    await assert.rejects(
      tearDown(request({ typed: { unprotect: [] } })),
      /expected the stack's name, got none; add --yes-destroy dev/,
    );
    const asked = calls().length;
    await assert.rejects(
      tearDown(request({ typed: { stack: "prod", unprotect: [] } })),
      /^UserError: --yes-destroy: expected "dev", got "prod"; type the name of the stack to destroy$/,
    );
    assert.equal(calls().length, asked, "a wrong name needs no Pulumi");
    const mistyped = request({ typed: { unprotect: [] }, ask: async () => "deev" });
    await assert.rejects(tearDown(mistyped), /expected "dev", got "deev"; nothing was deleted/);
    assert.ok(!calls().includes("pulumi destroy --yes"));
    assert.equal(await tearDown(request({ typed: { unprotect: [] }, ask: async () => "dev\n" })), true);
  });

  it("deletes nothing in a dry run", async () => {
    state(claim);
    assert.equal(await tearDown(request({ dryRun: true, typed: { unprotect: [] } })), true);
    assert.deepEqual(calls(), ["pulumi stack export"]);
  });

  it("fails if the destroy fails, or if the cloud still has something", async () => {
    state(cluster);
    writeFileSync(join(folder, "hangs"), "");
    assert.equal(await tearDown(request()), false);
    assert.match(printed, /To look for finalizers, the command needs a kubeconfig/);
    rmSync(join(folder, "hangs"));
    const volume = { ResourceARN: "arn:aws:ec2:eu-central-1:111122223333:volume/vol-1" };
    writeFileSync(join(folder, "left"), JSON.stringify({ ResourceTagMappingList: [volume] }));
    assert.equal(await tearDown(request()), false);
    assert.match(printed, /Left in the cloud:\n {2}arn:aws:ec2:eu-central-1:111122223333:volume\/vol-1\n/);
  });
});

describe("what a cloud still has of a cluster", () => {
  const asked: string[] = [];
  const answering =
    (answer: unknown): RunTool =>
    async (command, args) => {
      asked.push([command, ...args].join(" "));
      return answer === undefined ? { kind: "absent" } : { kind: "answered", stdout: JSON.stringify(answer) };
    };
  beforeEach(() => asked.splice(0));

  it("is known on Google Cloud by GKE's label and Keelson's", async () => {
    const stack = { kind: "gke", projectId: "p", region: "europe-west3" };
    const { found, notLooked } = await leftoversOf(answering([{ selfLink: "zones/a/disks/pvc-1" }]), stack, "prod");
    assert.deepEqual(found, ["zones/a/disks/pvc-1"]);
    assert.match(notLooked ?? "", /^load balancers, .* gcloud compute forwarding-rules list --project p$/);
    assert.deepEqual(asked, [
      "gcloud compute disks list --filter labels.goog-k8s-cluster-name=prod OR labels.cluster=prod --project p --format json",
    ]);
  });

  it("is known on Azure by Keelson's tag", async () => {
    const stack = { kind: "aks", subscriptionId: "s" };
    assert.deepEqual(await leftoversOf(answering([{ id: "/disks/b" }, { id: "/disks/a" }]), stack, "prod"), {
      found: ["/disks/a", "/disks/b"],
    });
    assert.deepEqual(asked, ["az resource list --tag cluster=prod --subscription s --output json"]);
  });

  it("is not known without the cloud's tool or the cluster's name", async () => {
    const { found, notLooked } = await leftoversOf(answering(undefined), { kind: "aks" }, "prod");
    assert.deepEqual([found, notLooked], [[], "az did not answer; run az resource list --tag cluster=prod"]);
    const onGoogle = await leftoversOf(answering(undefined), { kind: "gke" }, "prod");
    assert.equal(
      onGoogle.notLooked,
      'gcloud did not answer; run gcloud compute disks list --filter "labels.goog-k8s-cluster-name=prod OR labels.cluster=prod" and gcloud compute forwarding-rules list',
    );
    asked.splice(0);
    const nameless = await leftoversOf(answering([]), { kind: "gke", projectId: "p" });
    assert.match(nameless.notLooked ?? "", /^the state no longer names the cluster; to look for leftovers, run gcloud/);
    assert.deepEqual(asked, []);
  });

  it("is asked by the name that the state gives the cluster", () => {
    const of = (type: string, more: object) => clusterNameIn(standingOf(stateOf(resource(type, "c", more))));
    assert.equal(of("aws:eks/cluster:Cluster", { id: "dev-1a2b", inputs: {} }), "dev-1a2b");
    assert.equal(of("gcp:container/cluster:Cluster", { id: "projects/p/c", inputs: { name: "prod" } }), "prod");
    assert.equal(of("azure-native:containerservice:ManagedCluster", { inputs: { resourceName: "aks" } }), "aks");
    assert.equal(of("aws:s3/bucket:Bucket", { id: "b" }), undefined);
  });
});
