import assert from "node:assert/strict";
import { ArgoProject, type ArgoProjectArgs, argoCd, Tenant } from "../../components";
import { checkProject } from "../../components/gitops/check-project";
import { platform, tenant } from "../support/programs";
import { refusesEach } from "../support/refusals";
import { runProgram } from "../support/run-program";
import { project, shopRepository } from "./programs";

const type = "kubernetes:argoproj.io/v1alpha1:AppProject";
const secretType = "kubernetes:external-secrets.io/v1:ExternalSecret";
const workloadKinds = [
  ...["ConfigMap", "PersistentVolumeClaim", "ServiceAccount", "Service"].map((kind) => ({ group: "", kind })),
  ...["DaemonSet", "Deployment", "StatefulSet"].map((kind) => ({ group: "apps", kind })),
  { group: "autoscaling", kind: "HorizontalPodAutoscaler" },
  { group: "batch", kind: "CronJob" },
  { group: "batch", kind: "Job" },
  { group: "external-secrets.io", kind: "ExternalSecret" },
  ...["ScaledJob", "ScaledObject", "TriggerAuthentication"].map((kind) => ({ group: "keda.sh", kind })),
  ...["PodMonitor", "PrometheusRule", "ServiceMonitor"].map((kind) => ({ group: "monitoring.coreos.com", kind })),
  { group: "networking.k8s.io", kind: "Ingress" },
  { group: "policy", kind: "PodDisruptionBudget" },
  { group: "", kind: "Pod" },
  { group: "apps", kind: "ControllerRevision" },
  { group: "apps", kind: "ReplicaSet" },
];

describe("ArgoProject", () => {
  it("allows its tenant's namespace, its repositories and the kinds of workloads, and nothing of the cluster", async () => {
    const program = await runProgram(() => {
      project();
    });
    const made = program.find(type, "shop");
    assert.deepEqual(made.inputs, {
      apiVersion: "argoproj.io/v1alpha1",
      kind: "AppProject",
      metadata: { name: "shop", namespace: "argocd" },
      spec: {
        sourceRepos: [shopRepository],
        destinations: [{ server: "https://kubernetes.default.svc", namespace: "team" }],
        clusterResourceWhitelist: [],
        namespaceResourceWhitelist: workloadKinds,
        roles: [],
      },
    });
    assert.ok(made.dependsOn.includes(program.find("kubernetes:helm.sh/v3:Release", "test-argo-cd").urn));
  });

  it("gives the tenant's people roles, and quotes groups as Argo CD wants them", async () => {
    const access = { admins: ["leads"], editors: ["cn=devs,dc=acme"], viewers: ["support", "leads"] };
    const program = await runProgram(() => {
      project(
        { roles: { ci: { groups: ["bots"], policies: [{ resource: "applications", action: "sync" }] } } },
        { access },
      );
    });
    const { roles } = program.find(type, "shop").inputs.spec as { roles: object[] };
    const line = (role: string, what: string) => `p, proj:shop:${role}, ${what}, shop/*, allow`;
    assert.deepEqual(roles, [
      {
        name: "deployer",
        groups: ["leads", '"cn=devs,dc=acme"'],
        policies: [
          "applications, get",
          "logs, get",
          "applications, sync",
          "applications, action/*",
          "applications, delete/*/Pod/*/*",
        ].map((what) => line("deployer", what)),
      },
      {
        name: "viewer",
        groups: ["support"],
        policies: ["applications, get", "logs, get"].map((what) => line("viewer", what)),
      },
      { name: "ci", groups: ["bots"], policies: [line("ci", "applications, sync")] },
    ]);
  });

  it("gives people of one tenant no rights in another's namespace", async () => {
    const program = await runProgram(() => {
      const shared = platform([argoCd()]);
      const tenants = [
        new Tenant("one", { platform: shared, access: { editors: ["ones", "both"] } }),
        new Tenant("two", { platform: shared, access: { editors: ["both"], viewers: ["ones", "twos"] } }),
      ];
      new ArgoProject("shop", { tenants, repositories: { shop: { url: shopRepository } } });
    });
    const { roles } = program.find(type, "shop").inputs.spec as { roles: { name: string; groups: string[] }[] };
    assert.deepEqual(
      roles.map(({ name, groups }) => [name, groups]),
      [
        ["deployer", ["both"]],
        ["viewer", ["ones"]],
      ],
    );
  });

  it("opens what is asked for, and nothing else", async () => {
    const program = await runProgram(() => {
      project({
        destinations: [{ server: "https://prod.example.com:6443", namespace: "shop" }],
        kinds: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute" }],
        clusterKinds: [{ group: "", kind: "Namespace", name: "shop-*" }],
        syncWindows: [{ kind: "deny", schedule: "0 18 * * 5", duration: "62h", timeZone: "Europe/Berlin" }],
        signatureKeys: ["4AEE18F83AFDEB23"],
      });
    });
    const { destinations, namespaceResourceWhitelist, clusterResourceWhitelist, syncWindows, signatureKeys } =
      program.find(type, "shop").inputs.spec as Record<string, object[]>;
    assert.deepEqual(destinations?.[1], { server: "https://prod.example.com:6443", namespace: "shop" });
    const route = { group: "gateway.networking.k8s.io", kind: "HTTPRoute" };
    assert.deepEqual(namespaceResourceWhitelist, [...workloadKinds, route]);
    assert.deepEqual(clusterResourceWhitelist, [{ group: "", kind: "Namespace", name: "shop-*" }]);
    assert.deepEqual(syncWindows, [
      {
        kind: "deny",
        schedule: "0 18 * * 5",
        duration: "62h",
        timeZone: "Europe/Berlin",
        applications: ["*"],
        manualSync: false,
      },
    ]);
    assert.deepEqual(signatureKeys, [{ keyID: "4AEE18F83AFDEB23" }]);
  });

  it("takes credentials from a store, for its own applications only", async () => {
    const program = await runProgram(() => {
      project({
        repositories: { shop: { url: shopRepository, credentials: { key: "git/shop", auth: "github-app" } } },
      });
    });
    const secret = program.find(secretType, "shop-shop");
    const fields = ["githubAppID", "githubAppInstallationID", "githubAppPrivateKey"];
    assert.deepEqual(secret.inputs.metadata, { name: "repo-shop-shop", namespace: "argocd" });
    const { target, data, secretStoreRef } = secret.inputs.spec as Record<string, object>;
    assert.deepEqual(secretStoreRef, { kind: "ClusterSecretStore", name: "cloud" });
    assert.deepEqual(target, {
      name: "repo-shop-shop",
      creationPolicy: "Owner",
      deletionPolicy: "Retain",
      template: {
        engineVersion: "v2",
        mergePolicy: "Replace",
        type: "Opaque",
        metadata: { labels: { "argocd.argoproj.io/secret-type": "repository" } },
        data: {
          type: "git",
          url: shopRepository,
          project: "shop",
          ...Object.fromEntries(fields.map((field) => [field, `{{ .${field} }}`])),
        },
      },
    });
    assert.deepEqual(
      data,
      fields.map((field) => ({ secretKey: field, remoteRef: { key: "git/shop", property: field } })),
    );
    const { labels } = program.find("kubernetes:core/v1:Namespace", "test-argo-cd").inputs.metadata as {
      labels: Record<string, string>;
    };
    assert.equal(labels["keelson.dev/addon"], "argo-cd", "the store serves only namespaces with this label");
  });

  it("takes credentials of many repositories only for every project", async () => {
    const program = await runProgram(() => {
      const credentials = { key: "registry", auth: "password", everyProject: true } as const;
      project({ repositories: { charts: { url: "oci://registry.example.com/charts/**", credentials } } });
    });
    const { template } = (program.find(secretType, "shop-charts").inputs.spec as { target: { template: object } })
      .target;
    assert.deepEqual(template, {
      engineVersion: "v2",
      mergePolicy: "Replace",
      type: "Opaque",
      metadata: { labels: { "argocd.argoproj.io/secret-type": "repo-creds" } },
      data: {
        type: "oci",
        url: "oci://registry.example.com/charts/",
        username: "{{ .username }}",
        password: "{{ .password }}",
      },
    });
  });

  it("needs Argo CD", async () => {
    await assert.rejects(
      runProgram(() => {
        new ArgoProject("shop", { tenants: [tenant()], repositories: { shop: { url: shopRepository } } });
      }),
      {
        message:
          'Argo CD project "shop" is not valid:\n✖ tenants: needs Argo CD\'s kinds (AppProject, Application, ApplicationSet), which nothing provides; add argo-cd',
      },
    );
  });

  it("refuses an unknown option", async () => {
    await assert.rejects(
      runProgram(() => {
        project({ clusterkinds: [] } as object);
      }),
      /clusterkinds: unknown key; did you mean "clusterKinds"\?/,
    );
  });

  const right = {
    tenants: [{ platform: {} }],
    repositories: { shop: { url: shopRepository } },
  } as unknown as ArgoProjectArgs;
  const repository = (changes: object) => ({ repositories: { shop: { url: shopRepository, ...changes } } }) as object;
  const policy = (changes: object) => {
    const policies = [{ resource: "applications", action: "sync", ...changes }];
    return { roles: { ci: { groups: ["bots"], policies } } } as object;
  };
  refusesEach((args: ArgoProjectArgs) => checkProject("shop", args), right, [
    ["no tenant", { tenants: [] }, "tenants: expected at least one tenant, got []"],
    ["no repository", { repositories: {} }, "repositories: expected at least one repository"],
    ["a path instead of a URL", repository({ url: "acme/shop" }), "repositories.shop.url: expected an https://"],
    ["credentials in a URL", repository({ url: "https://a:b@x.com/y" }), "expected a URL without credentials"],
    [
      "credentials of many repositories that look like those of one",
      repository({ url: "https://github.com/acme/*", credentials: { key: "a", auth: "password" } }),
      "repositories.shop.credentials.everyProject: expected true, because the URL matches several repositories",
    ],
    [
      "credentials for all repositories",
      repository({ url: "*", credentials: { key: "a", auth: "password", everyProject: true } }),
      "expected no credentials, because the URL matches all repositories",
    ],
    [
      "a key for https",
      repository({ credentials: { key: "a", auth: "ssh" } }),
      'repositories.shop.credentials.auth: expected a value other than ssh, because the URL is not an SSH URL, got "ssh"',
    ],
    [
      "this cluster as another one",
      { destinations: [{ server: "https://kubernetes.default.svc", namespace: "kube-system" }] },
      'destinations[0].server: expected another cluster, got "https://kubernetes.default.svc"; use tenants',
    ],
    ["everybody as a group", { access: { viewers: ["system:authenticated"] } }, "access.viewers[0]: expected a group"],
    ["a shell in pods", policy({ action: "exec" }), "roles.ci.policies[0].action: expected get, sync"],
    ["a change of applications", policy({ action: "update" }), "roles.ci.policies[0].action: expected get, sync"],
    ["all actions", policy({ action: "*" }), "roles.ci.policies[0].action: expected get, sync"],
    ["more than one policy in a line", policy({ application: "a, allow\np" }), "policies[0].application: expected"],
    ["a standard role", { roles: { viewer: { groups: ["a"], policies: [] } } }, "roles.viewer: expected another name"],
    [
      "a window that never opens",
      { syncWindows: [{ kind: "allow", schedule: "0 0 30 2 *", duration: "1h" }] },
      "syncWindows[0].schedule: expected a schedule",
    ],
  ]);

  it("refuses the name of Argo CD's own project", () => {
    const [problem] = checkProject("default", right);
    assert.equal(
      problem?.message,
      'expected a name other than "default", got "default"; choose another name, because Argo CD itself creates this project',
    );
  });
});
