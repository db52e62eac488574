import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  ArgoApplication,
  type ArgoApplicationArgs,
  ArgoProject,
  argoCd,
  certManager,
  Tenant,
  traefik,
} from "../../components";
import { platform } from "../support/programs";
import { connects, policiesOf } from "../support/reachability";
import { runProgram } from "../support/run-program";
import { project, shopRepository } from "./programs";

const type = "kubernetes:argoproj.io/v1alpha1:Application";
const source = { repoURL: shopRepository, targetRevision: "v1.2.0", path: "deploy" };

function run(args: Partial<ArgoApplicationArgs> = {}, projectArgs: Parameters<typeof project>[0] = {}) {
  return runProgram(() => {
    const made = project(projectArgs);
    new ArgoApplication("shop", { project: made.project, source, ...args });
  });
}

async function specOf(...args: Parameters<typeof run>): Promise<Record<string, unknown>> {
  return (await run(...args)).find(type, "shop").inputs.spec as Record<string, unknown>;
}

describe("ArgoApplication", () => {
  it("keeps the tenant's namespace in step with a directory in Git", async () => {
    const program = await run();
    const application = program.find(type, "shop");
    assert.deepEqual(application.inputs, {
      apiVersion: "argoproj.io/v1alpha1",
      kind: "Application",
      metadata: {
        name: "shop",
        namespace: "argocd",
        finalizers: ["resources-finalizer.argocd.argoproj.io/foreground"],
      },
      spec: {
        project: "shop",
        source: { repoURL: shopRepository, targetRevision: "v1.2.0", path: "deploy" },
        destination: { server: "https://kubernetes.default.svc", namespace: "team" },
        syncPolicy: {
          automated: { prune: true, selfHeal: true, allowEmpty: false },
          retry: { limit: 5, backoff: { duration: "5s", factor: 2, maxDuration: "3m" } },
          syncOptions: ["FailOnSharedResource=true"],
        },
      },
    });
    assert.equal(application.parent, program.find("keelson:index:ArgoApplication", "shop").urn);
    const before = [
      program.find("kubernetes:argoproj.io/v1alpha1:AppProject", "shop"),
      program.find("kubernetes:core/v1:ResourceQuota", "team"),
      program.find("kubernetes:networking.k8s.io/v1:NetworkPolicy", "team-default-deny"),
    ];
    for (const { urn } of before) {
      assert.ok(application.dependsOn.includes(urn), urn);
    }
  });

  it("takes a chart with values from another repository", async () => {
    const charts = "https://charts.example.com";
    const spec = await specOf(
      {
        source: undefined,
        sources: [
          {
            repoURL: charts,
            chart: "shop",
            targetRevision: "4.1.0",
            helm: { valueFiles: ["$values/prod.yaml"], values: { replicas: 3 } },
          },
          { repoURL: shopRepository, targetRevision: "main", ref: "values" },
        ],
      },
      { repositories: { charts: { url: charts, type: "helm" }, values: { url: shopRepository } } },
    );
    assert.equal(spec.source, undefined);
    assert.deepEqual(spec.sources, [
      {
        repoURL: charts,
        targetRevision: "4.1.0",
        chart: "shop",
        helm: { valueFiles: ["$values/prod.yaml"], valuesObject: { replicas: 3 }, skipCrds: true },
      },
      { repoURL: shopRepository, targetRevision: "main", ref: "values" },
    ]);
  });

  it("takes an overlay, and leaves selectors alone", async () => {
    const { source: rendered } = await specOf({
      source: {
        ...source,
        path: "overlays/production",
        kustomize: {
          images: ["shop=registry.example.com/shop:2.0.0"],
          replicas: { web: 3 },
          commonLabels: { team: "a" },
        },
      },
    });
    assert.deepEqual(rendered, {
      repoURL: shopRepository,
      targetRevision: "v1.2.0",
      path: "overlays/production",
      kustomize: {
        images: ["shop=registry.example.com/shop:2.0.0"],
        commonLabels: { team: "a" },
        labelWithoutSelector: true,
        replicas: [{ name: "web", count: 3 }],
      },
    });
  });

  it("takes an OCI artifact", async () => {
    const url = "oci://registry.example.com/charts/shop";
    const { source: rendered } = await specOf(
      { source: { repoURL: url, targetRevision: "1.0.0", helm: {} } },
      { repositories: { shop: { url } } },
    );
    assert.deepEqual(rendered, { repoURL: url, targetRevision: "1.0.0", path: ".", helm: { skipCrds: true } });
  });

  it("syncs as it is told, and leaves its objects behind if it is told so", async () => {
    const program = await run({
      cascade: false,
      revisionHistoryLimit: 3,
      syncPolicy: {
        automated: false,
        retry: { limit: -1, backoff: { maxDuration: "10m" }, refresh: true },
        syncOptions: { ServerSideApply: true, FailOnSharedResource: false, PrunePropagationPolicy: "foreground" },
      },
      ignoreDifferences: [{ group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] }],
      overrides: { metadata: { annotations: { "notifications.argoproj.io/subscribe.on-sync-failed.slack": "shop" } } },
    });
    const { metadata, spec } = program.find(type, "shop").inputs as Record<string, Record<string, unknown>>;
    assert.deepEqual(metadata, {
      name: "shop",
      namespace: "argocd",
      annotations: {
        "keelson.dev/overrides": "metadata.annotations.notifications.argoproj.io/subscribe.on-sync-failed.slack",
        "notifications.argoproj.io/subscribe.on-sync-failed.slack": "shop",
      },
    });
    assert.deepEqual(spec?.syncPolicy, {
      retry: { limit: -1, backoff: { duration: "5s", factor: 2, maxDuration: "10m" }, refresh: true },
      syncOptions: ["FailOnSharedResource=false", "ServerSideApply=true", "PrunePropagationPolicy=foreground"],
    });
    assert.deepEqual(spec?.ignoreDifferences, [
      { group: "apps", kind: "Deployment", jsonPointers: ["/spec/replicas"] },
    ]);
    assert.equal(spec?.revisionHistoryLimit, 3);
  });

  it("opens only the connections that it states, for pods that somebody else writes", async () => {
    const program = await runProgram(() => {
      const team = new Tenant("team", { platform: platform([argoCd(), traefik(), certManager()]) });
      const made = new ArgoProject("shop", { tenants: [team], repositories: { shop: { url: shopRepository } } });
      const web = {
        pods: { app: "web" },
        ingress: [{ pods: { app: "batch" }, ports: [8080] }],
        egress: [{ pods: { app: "store" }, ports: [6379] }],
        exposed: [8080],
      };
      new ArgoApplication("shop", { project: made, source, flows: { web } });
    });
    const policies = policiesOf(program.resources);
    const pod = (app: string, labels: object = {}) => ({ namespace: "team", labels: { app, ...labels } });
    const web = pod("web", { "keelson.dev/exposed": "true" });
    const controller = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    assert.ok(connects(policies, controller, web, 8080));
    assert.ok(!connects(policies, controller, web, 9090));
    assert.ok(!connects(policies, pod("other"), web, 8080));
    assert.ok(!connects(policies, web, { address: "203.0.113.7" }, 443));
  });

  it("goes to another cluster only if the project allows it", async () => {
    const server = "https://prod.example.com";
    const allowed = { destinations: [{ server, namespace: "shop-*" }] };
    const { destination } = await specOf({ destination: { server, namespace: "shop-eu" } }, allowed);
    assert.deepEqual(destination, { server, namespace: "shop-eu" });
    await assert.rejects(run({ destination: { server, namespace: "kube-system" } }, allowed), {
      message: `application "shop" is not valid:
✖ destination: expected one of the project's destinations, got {"server":"${server}","namespace":"kube-system"}`,
    });
  });

  const wrong: [string, Partial<ArgoApplicationArgs>, string][] = [
    [
      "a repository that the project does not allow",
      { source: { ...source, repoURL: "https://github.com/evil/shop.git" } },
      `source.repoURL: expected a repository of the project (${shopRepository}), got "https://github.com/evil/shop.git"`,
    ],
    ["no source", { source: undefined }, "source: expected exactly one of source and sources"],
    ["no path", { source: { repoURL: shopRepository, targetRevision: "v1" } }, "source.path: expected a directory"],
    [
      "a path out of the repository",
      { source: { ...source, path: "a/../../b" } },
      "source.path: expected a path inside",
    ],
    [
      "a range of versions",
      { source: { repoURL: shopRepository, chart: "shop", targetRevision: "1.*" } },
      'source.targetRevision: expected an exact version such as "1.2.3", got "1.*"; a range selects newer versions over time',
    ],
    [
      "values of a source that there is not",
      { source: { ...source, helm: { valueFiles: ["$values/a.yaml"] } } },
      'source.helm.valueFiles[0]: expected "$" followed by the ref of a source (there is none), got "$values/a.yaml"',
    ],
    [
      "a plain secret among values",
      { source: { ...source, helm: { values: { database: { password: "hunter2!" } } } } },
      "source.helm.values.database.password: ",
    ],
    [
      "a chart and an overlay at once",
      { source: { ...source, helm: {}, kustomize: {} } },
      'source: expected at most one of directory, helm and kustomize, got ["helm","kustomize"]',
    ],
    [
      "a sync option that is none",
      { syncPolicy: { syncOptions: { CreateNamespace: true } as object } },
      "CreateNamespace",
    ],
    ["attempts that never wait", { syncPolicy: { retry: { backoff: { duration: "5" } } } }, "syncPolicy.retry.backoff"],
    ["an ignored difference of nothing", { ignoreDifferences: [{ kind: "Secret" }] }, "ignoreDifferences[0]: expected"],
    [
      "an override of the project",
      { overrides: { spec: { project: "default" } } },
      "overrides.spec.project: is set by project; remove this override",
    ],
    ["flows of all pods", { flows: { all: { pods: {} } } }, "flows.all.pods: expected at least one label"],
    [
      "exposure without a controller",
      { flows: { web: { pods: { app: "web" }, exposed: [80] } } },
      "flows.web.exposed: expected a platform with a default IngressClass",
    ],
  ];
  for (const [what, args, line] of wrong) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(run(args), (error: Error) => {
        assert.ok(error.message.includes(line), error.message);
        return true;
      });
    });
  }

  it("refuses a secret of the stack among values", async () => {
    const values = { password: pulumi.secret("hunter2!") };
    await assert.rejects(
      run({ source: { ...source, helm: { values } } }),
      /helm\.values: expected values without secrets, got a secret/,
    );
  });
});
