import assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import {
  certManager,
  Deployment,
  type DeploymentArgs,
  defineAddon,
  metricsServer,
  Tenant,
  traefik,
} from "../../components";
import type { ProgramRun } from "../../components/testing";
import { kubeconfig, tenant } from "../support/programs";
import { connects, policiesOf } from "../support/reachability";
import { runProgram } from "../support/run-program";

const everything = [traefik(), certManager(), metricsServer()];

type Args = Omit<DeploymentArgs, "tenant" | "image" | "replicas" | "autoscaling"> & Pick<DeploymentArgs, "autoscaling">;

function deploy(args: Args, addons = everything): Promise<ProgramRun> {
  return runProgram(() => {
    const team = tenant(addons, { domain: "example.com", tier: "standard" });
    return new Deployment("web", { tenant: team, image: "web:1.0.0", ...args }).url;
  });
}

function specOf(run: ProgramRun, type: string, name = "web") {
  return run.find(type, name).inputs.spec as Record<string, unknown>;
}

function podOf(run: ProgramRun) {
  const { template } = specOf(run, "kubernetes:apps/v1:Deployment") as { template: { spec: Record<string, unknown> } };
  const pod = template.spec as { containers: Record<string, unknown>[] } & Record<string, unknown>;
  return { pod, container: pod.containers[0] ?? {} };
}

describe("Deployment", () => {
  it("creates its objects as children, in the tenant's namespace, with the cluster's provider", async () => {
    const run = await deploy({ port: 8080 });
    const root = run.find("keelson:index:Deployment", "web");
    assert.equal(root.parent, run.find("keelson:index:Tenant", "team").urn);
    const children = run.childrenOf(root.urn);
    assert.deepEqual(
      children.map(({ type }) => type.split(":").at(-1)),
      ["Deployment", "Service", "ServiceAccount", "PodDisruptionBudget"],
    );
    for (const child of children) {
      assert.ok(child.dependsOn.includes(run.find("kubernetes:core/v1:ResourceQuota", "team").urn), child.urn);
      assert.equal(child.provider, run.find("pulumi:providers:kubernetes", "test").urn);
      assert.deepEqual(child.inputs.metadata, { name: "web", namespace: "team" });
    }
  });

  it("runs restricted pods with their own ServiceAccount and no token", async () => {
    const { pod, container } = podOf(await deploy({ port: 8080 }));
    assert.equal(pod.serviceAccountName, "web");
    assert.equal(pod.automountServiceAccountToken, false);
    assert.equal(pod.enableServiceLinks, false);
    assert.deepEqual(pod.securityContext, {
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      seccompProfile: { type: "RuntimeDefault" },
    });
    assert.deepEqual(container.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    });
  });

  it("sets requests and a memory limit, and a CPU limit only on request", async () => {
    assert.deepEqual(podOf(await deploy({})).container.resources, {
      requests: { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi" },
      limits: { memory: "128Mi", "ephemeral-storage": "1024Mi" },
    });
    const resources = { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } };
    assert.deepEqual(podOf(await deploy({ resources })).container.resources, {
      requests: { cpu: "1", memory: "1Gi", "ephemeral-storage": "64Mi" },
      limits: { cpu: "2", memory: "2Gi", "ephemeral-storage": "1024Mi" },
    });
  });

  it("probes the first port in three ways, and keeps your probes as they are", async () => {
    const { container } = podOf(
      await deploy({
        ports: [
          { port: 80, targetPort: 8080 },
          { name: "metrics", port: 9090 },
        ],
      }),
    );
    assert.deepEqual(
      [container.readinessProbe, container.livenessProbe, container.startupProbe],
      [
        { tcpSocket: { port: 8080 }, periodSeconds: 5, failureThreshold: 3 },
        { tcpSocket: { port: 8080 }, periodSeconds: 20, failureThreshold: 3 },
        { tcpSocket: { port: 8080 }, periodSeconds: 5, failureThreshold: 60 },
      ],
    );
    const livenessProbe = { grpc: { port: 80 }, initialDelaySeconds: 9 };
    const given = podOf(await deploy({ port: 80, livenessProbe })).container;
    assert.deepEqual([given.livenessProbe, given.startupProbe], [livenessProbe, undefined]);
    const startupProbe = { httpGet: { path: "/started", port: 80 }, failureThreshold: 600 };
    const slow = podOf(await deploy({ port: 80, startupProbe })).container;
    assert.deepEqual(slow.startupProbe, startupProbe);
    const worker = podOf(await deploy({})).container;
    assert.deepEqual(
      [worker.readinessProbe, worker.livenessProbe, worker.startupProbe],
      [undefined, undefined, undefined],
    );
  });

  it("adds pods before it removes any, drains before it stops, and keeps a short history", async () => {
    const run = await deploy({ port: 8080, terminationGracePeriodSeconds: 4 });
    const { strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit, replicas } = specOf(
      run,
      "kubernetes:apps/v1:Deployment",
    );
    assert.deepEqual(
      { strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit, replicas },
      {
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 } },
        minReadySeconds: 5,
        progressDeadlineSeconds: 600,
        revisionHistoryLimit: 5,
        replicas: 2,
      },
    );
    assert.deepEqual(podOf(run).container.lifecycle, { preStop: { sleep: { seconds: 2 } } });
    assert.deepEqual(specOf(run, "kubernetes:policy/v1:PodDisruptionBudget"), {
      maxUnavailable: 1,
      selector: { matchLabels: { "keelson.dev/workload": "web" } },
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    });
  });

  it("pulls a tag at each start and a digest once", async () => {
    assert.equal(podOf(await deploy({})).container.imagePullPolicy, "Always");
    const run = await runProgram(() => {
      new Deployment("web", {
        tenant: tenant(),
        image: "web@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb",
      });
    });
    assert.equal(podOf(run).container.imagePullPolicy, "IfNotPresent");
  });

  it("refuses a secret in its environment, and an Output of an image without a tag", async () => {
    await assert.rejects(
      deploy({ env: { TOKEN: pulumi.secret("s3cret") } }),
      (error: Error) =>
        /env\.TOKEN: expected a plain value, got a secret/.test(error.message) && !error.message.includes("s3cret"),
    );
    const untagged = () => new Deployment("web", { tenant: tenant(), image: pulumi.output("web") });
    await assert.rejects(runProgram(untagged), /image: expected an image with a tag or digest, got "web"/);
    const digest = () =>
      new Deployment("web", {
        tenant: tenant(),
        image: pulumi.output("web@sha256:8096655e437712b07503796fb64d81359256cfcff0ab29d95a7da72863786efb"),
      });
    assert.equal(podOf(await runProgram(digest)).container.imagePullPolicy, "IfNotPresent");
    const plain = await deploy({ env: { HOST: pulumi.output("db.test") } });
    assert.deepEqual(podOf(plain).container.env, [{ name: "HOST", value: "db.test" }]);
  });

  it("refuses a provider other than the tenant's", async () => {
    const other = () =>
      new Deployment(
        "web",
        { tenant: tenant(), image: "web:1" },
        { provider: new k8s.Provider("other", { kubeconfig }) },
      );
    await assert.rejects(
      runProgram(other),
      /provider: workloads use the tenant's provider; remove it from the options/,
    );
  });

  it("does not wait for endpoints of a workload with zero replicas", async () => {
    const run = await runProgram(() => {
      new Deployment("web", { tenant: tenant(), image: "web:1", port: 80, replicas: 0 });
    });
    const { annotations } = run.find("kubernetes:core/v1:Service", "web").inputs.metadata as { annotations: object };
    assert.deepEqual(annotations, { "pulumi.com/skipAwait": "true" });
  });

  it("can be called by workloads of two tenants with the same name, and listed twice by one", async () => {
    const run = await runProgram(() => {
      const team = tenant();
      const other = new Tenant("other", { platform: team.platform });
      const cart = new Deployment("cart", { tenant: team, image: "cart:1", port: 7070 });
      new Deployment("web", { tenant: team, image: "web:1", calls: [cart, "cart"] });
      new Deployment("other-web", { tenant: other, workloadName: "web", image: "web:1", calls: [cart] });
    });
    const names = run
      .ofType("kubernetes:networking.k8s.io/v1:NetworkPolicy")
      .map(({ inputs }) => (inputs.metadata as { name: string }).name)
      .filter((name) => name.includes("-to-"));
    assert.deepEqual(names, ["other-web-to-cart", "web-to-cart"]);
  });

  it("mounts writable directories with a size limit", async () => {
    const { pod, container } = podOf(await deploy({ emptyDirs: { tmp: { mountPath: "/tmp" } } }));
    assert.deepEqual(pod.volumes, [{ name: "tmp", emptyDir: { sizeLimit: "128Mi" } }]);
    assert.deepEqual((container.resources as { limits: object }).limits, {
      memory: "128Mi",
      "ephemeral-storage": "1152Mi",
    });
    assert.deepEqual(container.volumeMounts, [{ name: "tmp", mountPath: "/tmp" }]);
  });

  it("leaves the number of replicas to its autoscaler, which depends on metrics", async () => {
    const run = await deploy({ port: 80, autoscaling: { maxReplicas: 9 } });
    assert.equal(specOf(run, "kubernetes:apps/v1:Deployment").replicas, undefined);
    const autoscaler = run.find("kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "web");
    const { minReplicas, maxReplicas, metrics, scaleTargetRef } = autoscaler.inputs.spec as Record<string, unknown>;
    assert.deepEqual([minReplicas, maxReplicas], [2, 9]);
    assert.deepEqual(metrics, [
      { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } } },
    ]);
    assert.deepEqual(scaleTargetRef, { apiVersion: "apps/v1", kind: "Deployment", name: "web" });
    assert.ok(autoscaler.dependsOn.includes(run.find("kubernetes:helm.sh/v3:Release", "test-metrics-server").urn));
  });

  it("is exposed by an Ingress with TLS from the platform's issuer, after the ingress controller", async () => {
    const run = await deploy({ ports: [{ name: "web", port: 80, targetPort: 8080 }], expose: { issuer: "staging" } });
    const ingress = run.find("kubernetes:networking.k8s.io/v1:Ingress", "web");
    assert.deepEqual(ingress.inputs.metadata, {
      name: "web",
      namespace: "team",
      annotations: { "cert-manager.io/cluster-issuer": "letsencrypt-staging" },
    });
    assert.deepEqual(ingress.inputs.spec, {
      ingressClassName: "traefik",
      tls: [{ hosts: ["web.example.com"], secretName: "web-tls" }],
      rules: [
        {
          host: "web.example.com",
          http: {
            paths: [{ path: "/", pathType: "Prefix", backend: { service: { name: "web", port: { name: "web" } } } }],
          },
        },
      ],
    });
    const release = run.find("kubernetes:helm.sh/v3:Release", "test-traefik");
    const issuer = run.find("kubernetes:cert-manager.io/v1:ClusterIssuer", "test-cert-manager-letsencrypt-staging");
    assert.ok(ingress.dependsOn.includes(release.urn));
    assert.ok(ingress.dependsOn.includes(issuer.urn));
  });

  it("starts its pods after the tenant's guard rails and its network policies", async () => {
    const run = await deploy({ port: 8080, internetPorts: [443] });
    const { dependsOn } = run.find("kubernetes:apps/v1:Deployment", "web");
    for (const name of ["team-default-deny", "team-allow-dns", "web"]) {
      assert.ok(dependsOn.includes(run.find("kubernetes:networking.k8s.io/v1:NetworkPolicy", name).urn), name);
    }
    assert.ok(dependsOn.includes(run.find("kubernetes:core/v1:ResourceQuota", "team").urn));
  });

  it("calls a workload of another tenant through two policies that name both namespaces", async () => {
    const run = await runProgram(() => {
      const team = tenant();
      const other = new Tenant("other", { platform: team.platform, namespace: "theirs" });
      const cart = new Deployment("cart", { tenant: other, image: "cart:1.0.0", port: 7070 });
      new Deployment("web", { tenant: team, image: "web:1.0.0", calls: [cart] });
    });
    const policies = policiesOf(run.resources);
    const web = { namespace: "team", labels: { "keelson.dev/workload": "web" } };
    const cart = { namespace: "theirs", labels: { "keelson.dev/workload": "cart" } };
    assert.ok(connects(policies, web, cart, 7070));
    assert.ok(!connects(policies, { ...web, namespace: "theirs" }, cart, 7070));
    assert.ok(!connects(policies, web, { ...cart, namespace: "team" }, 7070));
  });

  it("waits for the webhooks that admit its objects", async () => {
    const guard = defineAddon({
      name: "guard",
      summary: "",
      chart: { repository: "https://charts.test", name: "guard", version: "1.0.0" },
      namespace: "guard",
      crds: { how: "none" },
      admitsWorkloads: true,
      values: () => ({}),
    });
    const run = await deploy({}, [...everything, guard()]);
    const { dependsOn } = run.find("kubernetes:apps/v1:Deployment", "web");
    assert.ok(dependsOn.includes(run.find("kubernetes:helm.sh/v3:Release", "test-guard").urn));
    assert.ok(!dependsOn.includes(run.find("kubernetes:helm.sh/v3:Release", "test-traefik").urn));
  });

  it("accepts another name for its objects, so that two tenants can have workloads with one name", async () => {
    const run = await runProgram(() => {
      new Deployment("team-web", { tenant: tenant(), workloadName: "web", image: "web:1.0.0" });
    });
    assert.deepEqual(run.find("kubernetes:apps/v1:Deployment", "team-web").inputs.metadata, {
      name: "web",
      namespace: "team",
    });
  });

  it("lives in any other namespace, without a platform", async () => {
    const run = await runProgram(() => {
      const provider = new k8s.Provider("theirs", { kubeconfig });
      const cart = new Deployment("cart", { tenant: { provider, namespace: "theirs" }, image: "cart:1", port: 7070 });
      new Deployment("web", {
        tenant: { provider, namespace: pulumi.output("theirs") },
        image: "web:1",
        calls: [cart],
      });
    });
    assert.equal(run.find("keelson:index:Deployment", "web").parent, undefined);
    assert.equal(run.ofType("kubernetes:networking.k8s.io/v1:NetworkPolicy").length, 0);
    assert.equal(specOf(run, "kubernetes:apps/v1:Deployment").replicas, 2);
  });

  const refusals: [string, Args, typeof everything, RegExp][] = [
    [
      "exposure without an ingress class",
      { port: 80, expose: {} },
      [],
      /^deployment "web" of tenant "team" is not valid:\n✖ expose: needs a default IngressClass, which nothing provides; add traefik/,
    ],
    [
      "an unknown issuer",
      { port: 80, expose: { issuer: "vault" } },
      everything,
      /✖ expose\.issuer: needs an issuer of TLS certificates: expected one of "staging", "production", got "vault"/,
    ],
    [
      "autoscaling without metrics",
      { port: 80, autoscaling: { maxReplicas: 3 } },
      [],
      /needs CPU and memory metrics of pods .*; add metrics-server/,
    ],
    [
      "a bad port",
      { port: 70000 },
      [],
      /^deployment "web" of tenant "team" is not valid:\n✖ port: expected a whole number from 1 to 65535, got 70000$/,
    ],
  ];
  for (const [title, args, addons, message] of refusals) {
    it(`refuses ${title} before it creates resources`, async () => {
      await assert.rejects(deploy(args, addons), { message });
    });
  }
});
