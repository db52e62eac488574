import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { certManager, Deployment, HelmRelease, type HelmReleaseArgs, traefik } from "../../components";
import { releaseType } from "../support/programs";
import { connects, policiesOf } from "../support/reachability";
import { runProgram } from "../support/run-program";
import { team } from "./programs";

const chart = { repository: "https://charts.example.com", name: "valkey", version: "2.4.7" };

function run(args: Partial<HelmReleaseArgs> = {}) {
  return runProgram(() => {
    new HelmRelease("cache", { tenant: team([traefik(), certManager()]), chart, ...args });
  });
}

async function inputsOf(args: Partial<HelmReleaseArgs>): Promise<Record<string, unknown>> {
  return (await run(args)).find(releaseType, "cache").inputs;
}

describe("HelmRelease", () => {
  it("installs a chart in the tenant's namespace, by the tenant's deployer", async () => {
    const program = await run({ values: { replicas: 2 }, ports: [6379] });
    const release = program.find(releaseType, "cache");
    assert.deepEqual(release.inputs, {
      chart: "valkey",
      version: "2.4.7",
      repositoryOpts: { repo: "https://charts.example.com" },
      name: "cache",
      namespace: "team",
      values: { replicas: 2 },
      skipCrds: true,
      atomic: true,
      cleanupOnFail: true,
      createNamespace: false,
      skipAwait: false,
      timeout: 600,
      maxHistory: 5,
      compat: "true",
    });
    assert.equal(release.parent, program.find("keelson:index:HelmRelease", "cache").urn);
    assert.equal(release.provider, program.find("pulumi:providers:kubernetes", "team-deployer").urn);
  });

  it("takes a chart from OCI, or from a folder of the project", async () => {
    const repository = "oci://registry.example.com/charts/valkey";
    const { chart: address, version, repositoryOpts } = await inputsOf({ chart: { ...chart, repository } });
    assert.deepEqual([address, version, repositoryOpts], [repository, "2.4.7", undefined]);
    const folder = await inputsOf({ chart: "./charts/service", timeoutSeconds: 60 });
    assert.deepEqual([folder.chart, folder.version, folder.timeout], ["./charts/service", undefined, 60]);
  });

  it("merges values over files of values", async () => {
    const folder = mkdtempSync(join(tmpdir(), "values-"));
    const [base, prod] = [join(folder, "base.yaml"), join(folder, "prod.yaml")];
    writeFileSync(base, "image: { name: a, tag: '1' }\nhosts: [a, b]\n");
    writeFileSync(prod, "image: { tag: '2' }\nhosts: [c]\n");
    const values = { image: { pullPolicy: "Always" }, extra: null, token: { notSecret: "a-name-only" } };
    const inputs = await inputsOf({ valueFiles: [base, prod], values });
    assert.deepEqual(inputs.values, {
      image: { name: "a", tag: "2", pullPolicy: "Always" },
      hosts: ["c"],
      extra: null,
      token: "a-name-only",
    });
    rmSync(folder, { recursive: true });
  });

  it("keeps a secret Output secret", async () => {
    const program = await run({ values: { auth: { password: pulumi.secret("hunter2") } } });
    const { values } = program.find(releaseType, "cache").inputs;
    assert.deepEqual(values, { auth: { password: "[secret]" } });
  });

  it("lets its callers in, and out what it declares", async () => {
    const program = await runProgram(() => {
      const tenant = team([traefik(), certManager()]);
      const cache = new HelmRelease("cache", {
        tenant,
        chart,
        ports: [6379],
        peerPorts: [16379],
        exposed: [8080],
        internetPorts: [443],
      });
      new Deployment("web", { tenant, image: "web:1", calls: [cache] });
      new Deployment("other", { tenant, image: "web:1", calls: ["cache"] });
      new HelmRelease("sidekick", { tenant, chart, calls: ["cache"], podLabels: { app: "sidekick" } });
      new Deployment("stranger", { tenant, image: "web:1" });
    });
    const policies = policiesOf(program.resources);
    const pods = (labels: Record<string, string>, namespace = "team") => ({ namespace, labels });
    const workload = (name: string) => pods({ "keelson.dev/workload": name });
    const cache = pods({ "app.kubernetes.io/instance": "cache", "keelson.dev/exposed": "true" });
    const traefikPods = pods({ "app.kubernetes.io/name": "traefik" }, "traefik");
    assert.deepEqual(
      [workload("web"), workload("other"), pods({ app: "sidekick" }), workload("stranger"), traefikPods].map((from) => [
        connects(policies, from, cache, 6379),
        connects(policies, from, cache, 16379),
      ]),
      [
        [true, false],
        [true, false],
        [true, false],
        [false, false],
        [false, false],
      ],
    );
    assert.equal(connects(policies, traefikPods, cache, 8080), true);
    assert.equal(connects(policies, cache, cache, 16379), true);
    assert.equal(connects(policies, cache, { address: "93.184.216.34" }, 443), true);
    assert.equal(connects(policies, cache, { address: "10.1.2.3" }, 443), false);
    const own = program.find("kubernetes:networking.k8s.io/v1:NetworkPolicy", "cache");
    assert.equal(own.provider, program.find("pulumi:providers:kubernetes", "test").urn);
    assert.ok(program.find(releaseType, "cache").dependsOn.includes(own.urn));
  });

  const refused: readonly (readonly [what: string, args: Partial<HelmReleaseArgs>, line: string])[] = [
    [
      "a range of versions",
      { chart: { ...chart, version: "^2.4" } },
      'chart.version: expected an exact version such as "1.2.3", got "^2.4"; a range selects newer versions over time',
    ],
    [
      "a repository without TLS",
      { chart: { ...chart, repository: "http://charts.example.com" } },
      'chart.repository: expected an address that begins with "https://" or "oci://", without credentials, got "http://charts.example.com"',
    ],
    [
      "an OCI address without the chart",
      { chart: { ...chart, repository: "oci://registry.example.com/charts" } },
      `chart.repository: expected an address that ends in "/valkey", got "oci://registry.example.com/charts"; the address contains the chart's name`,
    ],
    [
      "a name that is no folder",
      { chart: "valkey" },
      'chart: expected a path of a folder that begins with "./" or "../", got "valkey"; for a chart in a repository, write { repository, name, version }',
    ],
    [
      "a folder without a chart",
      { chart: "./kustomize" },
      `chart: expected a folder with a Chart.yaml, got "./kustomize"; the path is relative to the project's folder`,
    ],
    [
      "a plain secret",
      { values: { auth: [{ password: "hunter2" }] } },
      "values.auth[0].password: expected a value without secrets, got a value that looks like a secret, because of its name; pass a secret Output, or put the secret into a Secret and set a value that contains the Secret's name; if it is not a secret, write { notSecret: … }",
    ],
    [
      "a file of values that is missing",
      { valueFiles: ["./none.yaml"] },
      'valueFiles[0]: expected a readable values file in YAML, got "./none.yaml"; ENOENT: no such file or directory',
    ],
    [
      "a name that Helm refuses",
      { releaseName: "r".repeat(54) },
      "releaseName: expected a name of up to 53 characters",
    ],
    ["a wrong name", { releaseName: "Cache" }, "releaseName: expected a DNS label"],
    [
      "no labels",
      { podLabels: {} },
      "podLabels: expected at least one label, got {}; otherwise the policy selects every pod of the tenant",
    ],
    [
      "an unknown callee",
      { calls: ["store"] },
      'calls[0]: expected a workload declared earlier in the tenant (there is none yet), got "store"; declare the called workload before the callers',
    ],
    ["a port that is none", { ports: [0] }, "ports[0]: expected a port from 1 to 65535"],
    ["no timeout", { timeoutSeconds: 0 }, "timeoutSeconds: expected a whole number of seconds, 1 or more, got 0"],
    [
      "network policies",
      { resources: ["networkpolicies.networking.k8s.io"] },
      'resources[0]: expected a resource that does not limit the tenant, got "networkpolicies.networking.k8s.io"; declare connections and quota in the program',
    ],
    [
      "policies of Cilium",
      { resources: ["ciliumnetworkpolicies.cilium.io"] },
      "resources[0]: expected a resource that does not limit",
    ],
    ["quotas", { resources: ["resourcequotas"] }, "resources[0]: expected a resource that does not limit the tenant"],
    ["every resource", { resources: ["*"] }, "resources[0]: expected a resource with its group"],
    ["a shell", { resources: ["pods/exec"] }, "resources[0]: expected a resource with its group"],
  ];
  for (const [what, args, line] of refused) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(run(args), ({ message }: Error) => {
        assert.ok(message.includes(`✖ ${line}`), message);
        assert.doesNotMatch(message, /hunter2/);
        return true;
      });
    });
  }

  it("refuses ports for an ingress controller that the platform lacks, and a name that is taken", async () => {
    const program = () => {
      const tenant = team();
      new HelmRelease("cache", { tenant, chart });
      new HelmRelease("again", { tenant, chart, releaseName: "cache", exposed: [8080] });
    };
    await assert.rejects(runProgram(program), {
      message: [
        'HelmRelease "cache" of tenant "team" is not valid:',
        '✖ releaseName: the tenant already has a workload "cache"; choose another name',
        "✖ exposed: expected a platform with a default IngressClass, got [8080]; add an ingress controller, or remove this option",
      ].join("\n"),
    });
  });
});
