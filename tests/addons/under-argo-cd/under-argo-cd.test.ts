import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  type Addon,
  type AddonDefinition,
  argoCd,
  awsLoadBalancerController,
  catalogue,
  certManager,
  defineAddon,
  externalDns,
  type HandOver,
  keda,
  kubePrometheusStack,
  loki,
  type PlatformArgs,
  reloader,
  traefik,
  velero,
} from "../../../components";
import type { ProgramRun } from "../../../components/testing";
import { eksCluster } from "../../support/eks";
import { platform, releaseType } from "../../support/programs";
import { runProgram } from "../../support/run-program";

const applicationType = "kubernetes:argoproj.io/v1alpha1:Application";
const projectType = "kubernetes:argoproj.io/v1alpha1:AppProject";
const finalizer = "resources-finalizer.argocd.argoproj.io/foreground";

/** Runs a platform of Argo CD and Reloader in a step of its hand-over, and others. */
function handedOver(step: HandOver, args: Partial<PlatformArgs> = {}, addon: Addon = reloader()): Promise<ProgramRun> {
  return runProgram(() => {
    platform([argoCd({ addons: { [addon.name]: step } }), addon], { tier: "small", ...args });
  });
}

async function plainRelease(addon: Addon = reloader()) {
  const run = await runProgram(() => {
    platform([argoCd(), addon], { tier: "small" });
  });
  return run.find(releaseType, `test-${addon.name}`);
}

describe("an add-on that Argo CD runs", () => {
  it("is an Application with the values that its release would have, in a project for it alone", async () => {
    const run = await handedOver("run");
    const { values } = (await plainRelease()).inputs;
    const application = run.find(applicationType, "test-reloader");
    const { metadata, spec } = application.inputs as {
      readonly metadata: { readonly annotations: Record<string, string> };
      readonly spec: { readonly source: { readonly name: string } };
    };
    const { name } = spec.source;
    assert.match(name, /^values-[0-9a-f]{12}$/);
    assert.deepEqual(application.inputs.apiVersion, "argoproj.io/v1alpha1");
    assert.deepEqual(metadata, {
      name: "addon-reloader",
      namespace: "argocd",
      finalizers: [finalizer],
      annotations: { "pulumi.com/waitFor": metadata.annotations["pulumi.com/waitFor"] },
    });
    assert.deepEqual(JSON.parse(metadata.annotations["pulumi.com/waitFor"] ?? ""), [
      `jsonpath={.status.sync.comparedTo.source.name}=${name}`,
      "jsonpath={.status.sync.status}=Synced",
      "jsonpath={.status.health.status}=Healthy",
    ]);
    assert.deepEqual(spec, {
      project: "addon-reloader",
      source: {
        name,
        repoURL: "https://stakater.github.io/stakater-charts",
        chart: "reloader",
        targetRevision: "2.2.16",
        helm: { releaseName: "reloader", valuesObject: values, skipCrds: false },
      },
      destination: { server: "https://kubernetes.default.svc", namespace: "reloader" },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: false },
        retry: { limit: -1, backoff: { duration: "5s", factor: 2, maxDuration: "3m" } },
        syncOptions: ["FailOnSharedResource=true", "ServerSideApply=true"],
      },
    });
    assert.deepEqual(
      run.ofType(releaseType).map((one) => one.name),
      ["test-argo-cd"],
    );
    assert.equal(application.parent, run.find("keelson:index:Addon", "test-reloader").urn);
  });

  it("may fill its namespace with its chart's kinds, from its chart's repository", async () => {
    const run = await handedOver("run", {}, keda());
    const { metadata, spec } = run.find(projectType, "test-keda-project").inputs as {
      readonly metadata: object;
      readonly spec: Record<string, unknown> & { readonly namespaceResourceWhitelist: readonly object[] };
    };
    const { namespaceResourceWhitelist: kinds, ...rest } = spec;
    const server = "https://kubernetes.default.svc";
    assert.deepEqual(metadata, { name: "addon-keda", namespace: "argocd" });
    assert.deepEqual(rest, {
      description: "scales workloads by queues, schedules and queries, down to zero pods",
      sourceRepos: ["https://kedacore.github.io/charts"],
      destinations: ["keda", "kube-system"].map((namespace) => ({ server, namespace })),
      clusterResourceWhitelist: [
        { group: "apiregistration.k8s.io", kind: "APIService" },
        { group: "rbac.authorization.k8s.io", kind: "ClusterRole" },
        { group: "rbac.authorization.k8s.io", kind: "ClusterRoleBinding" },
        { group: "apiextensions.k8s.io", kind: "CustomResourceDefinition" },
        { group: "admissionregistration.k8s.io", kind: "ValidatingWebhookConfiguration" },
      ],
    });
    for (const kind of ["Secret", "Role", "RoleBinding", "Deployment", "ServiceMonitor"]) {
      assert.ok(
        kinds.some((one) => "kind" in one && one.kind === kind),
        kind,
      );
    }
    assert.ok(!kinds.some((one) => "kind" in one && one.kind === "*"));
  });

  it("comes after Argo CD, its project, its namespace and its identity, and before what waits for its release", async () => {
    const permissions = { awsPermissions: [{ actions: ["sqs:GetQueueAttributes"], resources: ["*"] }] };
    const run = await runProgram(() => {
      const addons = [argoCd({ addons: { keda: "run" } }), keda(permissions), kubePrometheusStack()];
      platform(addons, { cluster: eksCluster(), tier: "small" });
    });
    const { dependsOn } = run.find(applicationType, "test-keda");
    for (const [type, name] of [
      [releaseType, "test-argo-cd"],
      [projectType, "test-keda-project"],
      ["kubernetes:core/v1:Namespace", "test-keda"],
      ["aws:iam/rolePolicy:RolePolicy", "test-keda-keda-operator"],
    ] as const) {
      assert.ok(dependsOn.includes(run.find(type, name).urn), name);
    }
    assert.ok(run.find(projectType, "test-keda-project").dependsOn.includes(run.find(releaseType, "test-argo-cd").urn));
  });

  it("has custom resources that wait for its Application", async () => {
    const run = await handedOver(
      "run",
      {},
      certManager({ issuers: { own: { kind: "self-signed-ca" } }, letsEncrypt: false, http01: false }),
    );
    const application = run.find(applicationType, "test-cert-manager").urn;
    const issuers = run.ofType("kubernetes:cert-manager.io/v1:ClusterIssuer");
    assert.ok(issuers.length > 0);
    assert.ok(issuers.every(({ dependsOn }) => dependsOn.includes(application)));
  });

  it("leaves out a chart's folder of CRDs as its release does", async () => {
    const run = await runProgram(() => {
      const zones = [{ domain: "example.com", hostedZoneId: "Z0123456789ABCDEFGHIJ" }];
      platform([argoCd({ addons: { "external-dns": "run" } }), externalDns({ zones })], {
        cluster: eksCluster(),
      });
    });
    const { spec } = run.find(applicationType, "test-external-dns").inputs as {
      readonly spec: { readonly source: { readonly helm: { readonly skipCrds: boolean } } };
    };
    assert.equal(spec.source.helm.skipCrds, true);
  });

  it("comes from the platform's mirror of charts", async () => {
    const run = await handedOver("run", { charts: "oci://mirror.test/charts" });
    const { spec } = run.find(applicationType, "test-reloader").inputs as {
      readonly spec: { readonly source: Record<string, unknown> };
    };
    const { repoURL, path, chart } = spec.source;
    assert.deepEqual([repoURL, path, chart], ["oci://mirror.test/charts/reloader", ".", undefined]);
    const { sourceRepos } = run.find(projectType, "test-reloader-project").inputs.spec as Record<string, unknown>;
    assert.deepEqual(sourceRepos, ["oci://mirror.test/charts/reloader"]);
  });

  it("must not have a secret among its values", async () => {
    const secretive = reloader({}, { values: { reloader: { env: { token: pulumi.secret("s3cret") } } } });
    await assert.rejects(handedOver("run", {}, secretive), {
      message:
        /error serializing property "metadata": add-on reloader: values: expected values without secrets, because everybody with access to the Application can read them, got a secret; use a chart value that names a Secret, or let Helm install this add-on/,
    });
  });

  it("lets Argo CD's controller write what charts of add-ons contain, roles included", async () => {
    const rules = async (addons?: Record<string, HandOver>) => {
      const run = await runProgram(() => {
        platform([argoCd({ ...(addons !== undefined && { addons }) }), reloader()], { tier: "small" });
      });
      const { controller } = run.find(releaseType, "test-argo-cd").inputs.values as {
        readonly controller: {
          readonly clusterRoleRules: { readonly rules: readonly Record<string, readonly string[]>[] };
        };
      };
      return controller.clusterRoleRules.rules;
    };
    const writes = (all: readonly Record<string, readonly string[]>[], resource: string) =>
      all.some(({ resources, verbs }) => resources?.includes(resource) && verbs?.includes("create"));
    const [bare, running] = [await rules(), await rules({ reloader: "run" })];
    for (const one of [
      "clusterroles",
      "customresourcedefinitions",
      "validatingwebhookconfigurations",
      "apiservices",
      "secrets",
    ]) {
      assert.deepEqual([writes(bare, one), writes(running, one)], [false, true], one);
    }
    const bounds = running.find(({ verbs }) => verbs?.includes("escalate"));
    assert.deepEqual(bounds, {
      apiGroups: ["rbac.authorization.k8s.io"],
      resources: ["clusterroles", "roles"],
      verbs: ["bind", "escalate"],
    });
  });
});

describe("the hand-over of an add-on that runs", () => {
  it("begins with a release that changes nothing, and whose objects would outlive it", async () => {
    const run = await handedOver("prepare");
    const [plain, release] = [await plainRelease(), run.find(releaseType, "test-reloader")];
    assert.deepEqual(release.inputs, plain.inputs);
    assert.deepEqual([plain.options.retainOnDelete, release.options.retainOnDelete], [undefined, true]);
    assert.deepEqual(run.ofType(applicationType), []);
  });

  it("goes back by an Application that changes nothing, and whose objects would outlive it", async () => {
    const [running, leaving] = [await handedOver("run"), await handedOver("let-go")].map(
      (run) =>
        run.find(applicationType, "test-reloader").inputs as Record<"metadata" | "spec", Record<string, unknown>>,
    );
    assert.deepEqual(leaving?.metadata, { name: "addon-reloader", namespace: "argocd" });
    assert.deepEqual(leaving?.spec, {
      ...running?.spec,
      syncPolicy: { syncOptions: ["FailOnSharedResource=true", "ServerSideApply=true"] },
    });
  });

  it("ends with a release that takes over the objects", async () => {
    const run = await handedOver("take-back");
    const [plain, release] = [await plainRelease(), run.find(releaseType, "test-reloader")];
    assert.deepEqual(release.inputs, { ...plain.inputs, takeOwnership: true });
    assert.equal(release.options.retainOnDelete, undefined);
    assert.deepEqual(run.ofType(applicationType), []);
  });
});

describe("the hand-over is refused before any resource is made", () => {
  const own = (name: string, facts: Partial<AddonDefinition<object>> = {}) =>
    defineAddon({
      name,
      summary: "a test",
      chart: { repository: "https://charts.test", name, version: "1.0.0" },
      namespace: name,
      crds: { how: "none" },
      values: () => ({}),
      ...facts,
    });
  const guard = own("guard", { admitsWorkloads: true, underArgoCd: { clusterKinds: [] } });
  const unseen = own("unseen");
  const bucket = { kind: "s3", bucket: "backups", region: "eu-central-1" } as const;
  const oidc = { name: "Okta", issuer: "https://okta.test", clientId: "a", clientSecretName: "b", adminGroups: ["c"] };
  const cases: readonly (readonly [what: string, addons: () => Addon[], line: string])[] = [
    [
      "of Argo CD itself",
      () => [argoCd({ addons: { "argo-cd": "run" } })],
      "addons.argo-cd.addons.argo-cd: Argo CD cannot run argo-cd, because Argo CD cannot install itself; remove this key, so that Helm installs the add-on",
    ],
    [
      "of what is no add-on of the platform",
      () => [argoCd({ addons: { cilium: "run" } }), reloader()],
      'addons.argo-cd.addons.cilium: expected an add-on of the platform (reloader), got "cilium"',
    ],
    [
      "of what signs the certificate of Argo CD's host",
      () => [argoCd({ host: "argocd.example.com", oidc, addons: { "cert-manager": "run" } }), certManager(), traefik()],
      "addons.argo-cd.addons.cert-manager: Argo CD cannot run cert-manager, because Argo CD waits for cert-manager (cert-manager/release → cert-manager/resources → argo-cd/release); remove this key, so that Helm installs the add-on",
    ],
    [
      "of what judges Argo CD's own pods",
      () => [argoCd({ addons: { guard: "run" } }), guard()],
      "addons.argo-cd.addons.guard: Argo CD cannot run guard, because Argo CD waits for guard (guard/release → argo-cd/release); remove this key, so that Helm installs the add-on",
    ],
    [
      "of a chart that nobody looked at",
      () => [argoCd({ addons: { unseen: "prepare" } }), unseen()],
      "addons.argo-cd.addons.unseen: Argo CD cannot run unseen, because the add-on's definition does not set underArgoCd, the list of objects outside the add-on's namespace; remove this key, so that Helm installs the add-on",
    ],
    [
      "of what would lose its data",
      () => [argoCd({ addons: { velero: "run" } }), velero({ storage: bucket })],
      "addons.argo-cd.addons.velero: Argo CD cannot run velero, because Velero copies Argo CD's tracking metadata from a Schedule to its Backups, so Argo CD would delete the Backups; remove this key, so that Helm installs the add-on",
    ],
    [
      "of a chart that renders otherwise each time",
      () => [argoCd({ addons: { "aws-load-balancer-controller": "run" } }), awsLoadBalancerController()],
      "addons.argo-cd.addons.aws-load-balancer-controller: Argo CD cannot run aws-load-balancer-controller, because the chart generates a new certificate each time Argo CD renders the chart; remove this key, so that Helm installs the add-on",
    ],
  ];
  for (const [what, addons, line] of cases) {
    it(what, async () => {
      const run = runProgram(() => {
        platform(addons(), { cluster: eksCluster(), tier: "small" });
      });
      await assert.rejects(run, (error: Error) => {
        assert.ok(error.message.includes(line), error.message);
        return true;
      });
    });
  }

  it("of every add-on whose webhooks make Argo CD wait, in words of its own", () => {
    const guards = catalogue.filter(({ facts }) => facts.admitsWorkloads === true).map(({ facts }) => facts);
    assert.ok(guards.length > 0);
    assert.deepEqual(
      guards.filter(({ underArgoCd }) => typeof underArgoCd !== "string").map(({ name }) => name),
      [],
    );
  });

  it("but not of others, of which Argo CD needs only the CRDs at most", async () => {
    const addons = { loki: "run", "cert-manager": "run", keda: "run" } as const;
    const run = await runProgram(() => {
      platform([argoCd({ addons }), loki(), certManager(), keda(), traefik(), kubePrometheusStack()], {
        tier: "small",
      });
    });
    assert.deepEqual(
      run
        .ofType(applicationType)
        .map(({ name }) => name)
        .sort(),
      ["test-cert-manager", "test-keda", "test-loki"],
    );
  });
});
