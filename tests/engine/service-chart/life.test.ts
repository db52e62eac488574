import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { resolveTools } from "../../../cli/toolchain";
import { type Answered, RunningCluster, second, started } from "../../rehearsal/control-plane/running-cluster";
import { chart, Helm } from "../../service-chart/helm";
import { inputs } from "../../service-chart/inputs";

const namespace = "team";
const url = `/apis/apps/v1/namespaces/${namespace}/deployments/web`;
const environments = ["development", "staging", "production"];
const image = (version: string) => `registry.example.com/web:${version}`;

/* Kinds that only add-ons bring are judged by the comparison with the component. */
const ofAddons = /^(cert-manager\.io|external-secrets\.io|gateway\.networking\.k8s\.io|monitoring\.coreos\.com)\//;
const platform = {
  zones: false,
  domain: "example.com",
  issuer: "production",
  ingress: { className: "traefik", pods: { namespace: "traefik", labels: { app: "traefik" } } },
  network: { nodeCidrs: ["10.0.0.0/16"], apiServer: { cidrs: ["10.0.0.9/32"], port: 6443 } },
};

/** Findings of kube-score that docs/deviations.md explains: no CPU limits, spread instead of affinity, patient probes, policies of callees. */
const choices = [
  "container-resources",
  "deployment-has-host-podantiaffinity",
  "networkpolicy-targets-pod",
  "pod-probes-identical",
];

interface Scored {
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
  }[];
}

interface Revision {
  readonly revision: number;
  readonly status: string;
  readonly description: string;
}

describe("the life of charts/service", function () {
  this.timeout(20 * 60 * second);
  let running: RunningCluster | undefined;
  let helm: Helm;
  let kubectl = "";
  let kubeScore = "";
  let file = "";
  let archive = "";
  before(async () => {
    running = await RunningCluster.start();
    const tools = await resolveTools(["helm", "kube-score", "kubectl"]);
    kubectl = tools.kubectl.path;
    kubeScore = tools["kube-score"].path;
    helm = new Helm(tools.helm.path, { KUBECONFIG: running.controlPlane.kubeconfigFile });
    const mode = (name: string) => ({ [`pod-security.kubernetes.io/${name}`]: "restricted" });
    await running.namespace(namespace, { ...mode("enforce"), ...mode("warn") });
    const spread = { zones: "off", nodes: "off" };
    file = helm.values("release", {
      image: image("1.0.0"),
      port: 8080,
      minReadySeconds: 0,
      spread,
      calls: [{ to: "store", port: 1 }],
    });
  });
  after(async () => {
    helm.remove();
    await running?.remove();
  });

  const inNamespace = (...parameters: string[]) => [...parameters, "--namespace", namespace];
  const history = () => JSON.parse(helm.run("history", ...inNamespace("web", "--output", "json"))) as Revision[];
  const states = () => history().map(({ revision, status }) => `${revision} ${status}`);
  async function runningImage(): Promise<unknown> {
    const { spec } = await started(running).client.get<Answered>(url);
    const { template } = spec as { template: { spec: { containers: { image: string }[] } } };
    return template.spec.containers[0]?.image;
  }

  it("passes lint --strict in each environment", () => {
    for (const environment of environments) {
      const values = ["--values", file, "--values", `${chart}/values-${environment}.yaml`];
      const { status, stdout, stderr } = helm.try("lint", "--strict", "--kube-version", "1.35.0", chart, ...values);
      assert.equal(status, 0, stdout + stderr);
      assert.match(stdout, /1 chart\(s\) linted, 0 chart\(s\) failed/);
    }
  });

  it("has nothing that kube-score finds, except choices that the component makes, too", () => {
    const values = ["-f", file, "-f", `${chart}/values-production.yaml`, "--set", "autoscaling.maxReplicas=5"];
    const manifest = join(helm.directory, "scored.yaml");
    writeFileSync(
      manifest,
      helm
        .template("web", ...values)
        .map((one) => JSON.stringify(one))
        .join("\n---\n"),
    );
    const parameters = ["score", "--kubernetes-version", "v1.35", "--output-format", "json", manifest];
    const { stdout } = spawnSync(kubeScore, parameters, { encoding: "utf8" });
    const scored = JSON.parse(stdout) as Scored[];
    const found = scored.flatMap(({ checks }) => checks.filter(({ grade, skipped }) => !skipped && grade < 10));
    assert.deepEqual([...new Set(found.map(({ check }) => check.id))].toSorted(), choices);
  });

  it("names the path of each mistake in the values", () => {
    const misfits = ["--set", "expse.host=x", "--set", "autoscaling.triggers.a=1", "--set", "port=http"];
    const { status, stderr } = helm.try("template", "web", chart, "--kube-version", "1.35.0", "-f", file, ...misfits);
    assert.equal(status, 1);
    assert.match(stderr, /at '': additional properties 'expse' not allowed/);
    assert.match(stderr, /at '\/autoscaling': additional properties 'triggers' not allowed/);
    assert.match(stderr, /at '\/port': got string, want number/);
    const wrong = ["--set", "replicas=2,autoscaling.maxReplicas=3,env.DB_PASSWORD=correct-horse,expose.path=/"];
    const refused = helm.try("template", "web", chart, "--kube-version", "1.35.0", "-f", file, ...wrong);
    assert.equal(refused.status, 1);
    assert.deepEqual(refused.stderr.match(/^✖ [\w.]+/gm), [
      "✖ replicas",
      "✖ platform.ingress.className",
      "✖ platform.ingress.pods",
      "✖ expose.host",
      "✖ env.DB_PASSWORD",
    ]);
    assert.doesNotMatch(refused.stderr, /correct-horse/);
  });

  it("renders objects that the API server admits under Pod Security restricted, without a warning", () => {
    for (const name of ["worker", "web", "pods", "configured"] as const) {
      const values = ["-f", helm.values(name, inputs[name]), "-f", helm.values("platform", { platform })];
      const objects = helm.template(name, ...values).filter(({ apiVersion }) => !ofAddons.test(apiVersion));
      const manifest = join(helm.directory, `${name}.yaml`);
      writeFileSync(manifest, objects.map((object) => JSON.stringify(object)).join("\n---\n"));
      const judged = spawnSync(kubectl, ["apply", "--dry-run=server", "--validate=strict", "-f", manifest], {
        encoding: "utf8",
        env: { HOME: helm.directory, KUBECONFIG: started(running).controlPlane.kubeconfigFile },
      });
      assert.deepEqual([judged.status, judged.stderr], [0, ""], name);
      assert.equal(judged.stdout.trim().split("\n").length, objects.length, name);
    }
  });

  it("is packaged and installed, and passes helm test", async () => {
    const said = helm.run("package", chart, "--destination", helm.directory);
    archive = said.trim().replace(/^.*: /, "");
    const { version } = parse(helm.run("show", "chart", archive)) as { version: string };
    assert.ok(archive.endsWith(`service-${version}.tgz`));
    helm.run("install", ...inNamespace("web", archive, "-f", file, "--wait", "--timeout", "2m"));
    assert.equal(await runningImage(), image("1.0.0"));
    assert.match(
      helm.run("test", ...inNamespace("web", "--timeout", "1m")),
      /TEST SUITE: +web-test\n[\s\S]*Phase: +Succeeded/,
    );
    const policies = await started(running).client.get<{ items: Answered[] }>(
      `/apis/networking.k8s.io/v1/namespaces/${namespace}/networkpolicies`,
    );
    assert.deepEqual(
      policies.items.map(({ metadata }) => metadata.name),
      ["web", "web-default-deny", "web-to-store"],
      "the policies of the test are gone",
    );
  });

  it("goes back by itself if an upgrade fails", async () => {
    const upgrade = (...more: string[]) => ["upgrade", ...inNamespace("web", archive, "-f", file, "--atomic", ...more)];
    helm.run(...upgrade("--set", `image=${image("2.0.0")}`, "--timeout", "2m"));
    assert.equal(await runningImage(), image("2.0.0"));
    const nowhere = ["--set", `image=${image("3.0.0")},nodeSelector.nowhere=yes`, "--timeout", "5s"];
    const { status, stderr } = helm.try(...upgrade(...nowhere));
    assert.equal(status, 1);
    assert.match(stderr, /release web failed, and has been rolled back due to atomic being set/);
    assert.equal(await runningImage(), image("2.0.0"));
    assert.deepEqual(states(), ["1 superseded", "2 superseded", "3 failed", "4 deployed"]);
    assert.equal(history().at(-1)?.description, "Rollback to 2");
  });

  it("rolls back to an earlier revision, and leaves nothing behind", async () => {
    helm.run("rollback", ...inNamespace("web", "1", "--wait", "--timeout", "2m"));
    assert.equal(await runningImage(), image("1.0.0"));
    assert.equal(states().at(-1), "5 deployed");
    helm.run("uninstall", ...inNamespace("web", "--wait", "--timeout", "1m"));
    await started(running).untilGone(url, 20 * second);
    assert.deepEqual(JSON.parse(helm.run("list", ...inNamespace("--all", "--output", "json"))), []);
  });
});
