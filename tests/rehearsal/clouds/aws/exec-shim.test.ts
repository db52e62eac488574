import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { aws as awsCloud } from "../../../../cli/rehearsal/clouds/aws";
import { installShim } from "../../../../cli/rehearsal/clouds/exec-shim";
import { bareCluster } from "../../../../cli/rehearsal/clouds/simulated-cloud";
import { connectCluster } from "../../../../cli/rehearsal/kubernetes";

describe("the aws of a rehearsal", () => {
  let folder: string;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), "keelson-test-"));
    await installShim(folder, awsCloud.execPlugin, "a-token");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const aws = (...args: string[]) => spawnSync(path.join(folder, "aws"), args, { encoding: "utf8" });

  it("hands out the run's token", () => {
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

  it("says that it knows nothing else", () => {
    const { stderr, stdout, status } = aws("s3", "ls");
    assert.equal(status, 252);
    assert.equal(stdout, "");
    assert.equal(stderr, 'aws: a rehearsal only simulates "aws eks get-token", given "aws s3 ls"\n');
  });

  it("is found in the run's folders by the Kubernetes provider", async () => {
    const exec = { apiVersion: "client.authentication.k8s.io/v1beta1", command: "aws", args: ["eks", "get-token"] };
    const kubeconfig = JSON.stringify({
      apiVersion: "v1",
      kind: "Config",
      "current-context": "c",
      contexts: [{ name: "c", context: { cluster: "c", user: "u" } }],
      clusters: [{ name: "c", cluster: { server: "https://127.0.0.1:1" } }],
      users: [{ name: "u", user: { exec } }],
    });
    await assert.rejects(connectCluster(kubeconfig, undefined, "/nowhere"), /ENOENT/);
    const { client } = await connectCluster(kubeconfig, undefined, `${folder}:${process.env.PATH ?? ""}`);
    client.close();
  });
});

describe("how a cluster begins", () => {
  const of = (cluster: string | undefined) =>
    bareCluster({ config: cluster === undefined ? {} : { "keelson:cluster": cluster } }, "keelson");

  it("is with nodes of the rehearsal's own, unless its cloud makes them", () => {
    const own = { ownNodes: true, addressStyle: "ip", storageClasses: [] };
    assert.deepEqual(of(undefined), own);
    assert.deepEqual(of('{"kind":"existing"}'), own);
    const eks = of('{"kind":"eks"}');
    assert.deepEqual([eks.ownNodes, eks.addressStyle], [false, "hostname"]);
    assert.deepEqual(
      eks.storageClasses.map((one) => (one as { metadata: object }).metadata),
      [{ name: "gp2" }],
    );
  });
});
