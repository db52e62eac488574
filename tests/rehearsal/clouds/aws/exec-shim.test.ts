import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { aws as awsCloud } from "../../../../cli/rehearsal/clouds/aws";
import { installShim } from "../../../../cli/rehearsal/clouds/exec-shim";
import { bareCluster } from "../../../../cli/rehearsal/clouds/simulated-cloud";
import { connectCluster } from "../../../../cli/rehearsal/kubernetes";

describe("the `aws` command of a rehearsal", () => {
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "keelson-test-"));
    await installShim(folder, awsCloud.execPlugin, "a-token");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const aws = (...args: string[]) => spawnSync(path.join(folder, "aws"), args, { encoding: "utf8" });

  it("prints the token of the run", () => {
    const { stdout, status } = aws(
      "eks",
      "get-token",
      "--cluster-name",
      "prod",
      "--region",
      "eu-central-1",
      "--output",
      "json",
    );
    assert.equal(status, 0);
    assert.deepEqual(JSON.parse(stdout), {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      kind: "ExecCredential",
      spec: {},
      status: { token: "a-token" },
    });
  });

  it("says a version, for which @pulumi/eks asks before version 3", () => {
    const { stdout, status } = aws("--version");
    assert.equal(status, 0);
    assert.match(stdout, /^aws-cli\/2\.\d+\.\d+ /);
  });

  it("refuses any other command", () => {
    const { stderr, stdout, status } = aws("s3", "ls");
    assert.equal(status, 252);
    assert.equal(stdout, "");
    assert.equal(stderr, 'aws: expected "aws eks get-token", got "aws s3 ls"; a rehearsal simulates no other call\n');
  });

  it("is found by the Kubernetes provider in the folders of the run", async () => {
    const exec = { apiVersion: "client.authentication.k8s.io/v1beta1", command: "aws", args: ["eks", "get-token"] };
    const kubeconfig = JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      "current-context": "c",
      contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
      clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
      users: [{ name: "u", user: { exec } }],
    });
    await assert.rejects(connectCluster(kubeconfig, undefined, { PATH: "/nowhere" }), /ENOENT/);
    const { client } = await connectCluster(kubeconfig, undefined, { PATH: `${folder}:${process.env.PATH ?? ""}` });
    client.close();
  });
});

describe("a new cluster", () => {
  const of = (cluster: string | undefined) =>
    bareCluster({ config: cluster === undefined ? {} : { "keelson:cluster": cluster } }, "keelson");

  it("has nodes of the rehearsal, unless its cloud creates them", () => {
    const own = { ownNodes: true, addressStyle: "ip", storageClasses: [], ingressClasses: [] };
    assert.deepEqual(of('{"kind":"existing"}'), own);
    const served = of(
      '{"kind":"existing","ingressClass":{"name":"traefik","controller":"traefik.io/ingress-controller"}}',
    );
    assert.deepEqual(served, { ...own, ingressClasses: ["traefik"] });
    const { storageClasses, ...said } = of(undefined);
    assert.deepEqual({ ...said, storageClasses: [] }, own);
    /* Nothing says which classes the cluster has, so it has a default one. */
    assert.deepEqual(
      storageClasses.map((one) => (one as { metadata: object }).metadata),
      [{ name: "standard", annotations: { "storageclass.kubernetes.io/is-default-class": "true" } }],
    );
    const eks = of('{"kind":"eks"}');
    assert.deepEqual([eks.ownNodes, eks.addressStyle], [false, "hostname"]);
    assert.deepEqual(
      eks.storageClasses.map((one) => (one as { metadata: object }).metadata),
      [{ name: "gp2" }],
    );
  });
});
