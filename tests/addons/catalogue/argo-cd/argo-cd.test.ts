import assert from "node:assert/strict";
import { type ArgoCdOptions, argoCd, certManager, kubePrometheusStack, traefik } from "../../../../components";
import { bound, install, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

const oidc = {
  name: "Okta",
  issuer: "https://okta.example.com",
  clientId: "abc",
  clientSecretName: "argocd-oidc",
  adminGroups: ["platform team"],
};
const exposed: ArgoCdOptions = { host: "argocd.example.com", oidc };
const part = (name: string) => ({ namespace: "argocd", labels: { "app.kubernetes.io/name": `argocd-${name}` } });
const world = { address: "203.0.113.7" };

describe("argo-cd", () => {
  it("has no local accounts and no shell, and is not exposed by default", async () => {
    const values = valuesOf(await install([argoCd()]), "argo-cd");
    assert.deepEqual(values.configs, {
      cm: { "admin.enabled": false, "exec.enabled": false, "resource.respectRBAC": "normal" },
      params: { "server.insecure": false, "repo.server": "argo-cd-argocd-repo-server.argocd.svc:8081" },
      rbac: { "policy.default": "", "policy.csv": "" },
    });
    assert.deepEqual(values.dex, { enabled: false });
    assert.deepEqual(values.crds, { install: true, keep: true });
    assert.deepEqual(values.global, {
      domain: "localhost",
      logging: { format: "json" },
      networkPolicy: { create: false },
    });
    assert.ok(!("ingress" in (values.server as object)));
  });

  it("is exposed at a host with a certificate, for the issuer's groups", async () => {
    const values = valuesOf(await install([argoCd(exposed), certManager(), traefik()]), "argo-cd");
    const { server, configs } = values as { server: Record<string, unknown>; configs: Record<string, unknown> };
    assert.deepEqual(server.ingress, {
      enabled: true,
      ingressClassName: "traefik",
      annotations: { "cert-manager.io/cluster-issuer": "letsencrypt-production" },
      tls: true,
    });
    assert.deepEqual(server.podLabels, { "keelson.dev/exposed": "true" });
    assert.deepEqual(configs, {
      cm: {
        "admin.enabled": false,
        "exec.enabled": false,
        "resource.respectRBAC": "normal",
        "oidc.config":
          '{"name":"Okta","issuer":"https://okta.example.com","clientID":"abc","clientSecret":"$argocd-oidc:clientSecret","requestedScopes":["openid","profile","email","groups"]}',
      },
      params: { "server.insecure": true, "repo.server": "argo-cd-argocd-repo-server.argocd.svc:8081" },
      rbac: { "policy.default": "", "policy.csv": 'g, "platform team", role:admin' },
    });
  });

  it("knows the health of more kinds, and more servers of Git", async () => {
    const script = 'return { status = "Healthy" }';
    const healthChecks = { "example.com/Database": script, Pod: script };
    const knownHosts = ["git.example.com ssh-ed25519 AAAAC3Nz", "git.example.com ssh-rsa AAAAB3Nz"];
    const { configs } = valuesOf(await install([argoCd({ healthChecks, knownHosts })]), "argo-cd") as {
      configs: Record<string, Record<string, unknown>>;
    };
    assert.equal(configs.cm?.["resource.customizations.health.example.com_Database"], script);
    assert.equal(configs.cm?.["resource.customizations.health.Pod"], script);
    assert.deepEqual(configs.ssh, { extraHosts: knownHosts.join("\n") });
  });

  it("replicates the parts that serve, and its cache only from three replicas", async () => {
    const sizes = async (tier: "small" | "standard" | "highly-available") => {
      const values = valuesOf(await install([argoCd()], tier), "argo-cd") as Record<string, Record<string, unknown>>;
      const { controller, server, repoServer, applicationSet } = values;
      return [controller, server, repoServer, applicationSet, values["redis-ha"]].map((one) => one?.replicas);
    };
    assert.deepEqual(await sizes("small"), [1, 1, 1, 1, undefined]);
    assert.deepEqual(await sizes("standard"), [1, 2, 2, 2, undefined]);
    assert.deepEqual(await sizes("highly-available"), [1, 3, 3, 2, 3]);
  });

  it("gives no token of the API server to the parts that never call it", async () => {
    const values = valuesOf(await install([argoCd()], "highly-available"), "argo-cd") as Record<
      string,
      Record<string, unknown>
    >;
    const { haproxy } = values["redis-ha"] as { haproxy: Record<string, unknown> };
    assert.equal(values.repoServer?.automountServiceAccountToken, false);
    assert.deepEqual(haproxy.serviceAccount, { automountToken: false });
  });

  it("switches on the probes that the chart leaves off", async () => {
    const values = valuesOf(await install([argoCd()]), "argo-cd") as Record<string, Record<string, unknown>>;
    for (const part of [values.applicationSet, values.redis]) {
      assert.deepEqual(part?.readinessProbe, { enabled: true });
      assert.deepEqual(part?.livenessProbe, { enabled: true, failureThreshold: 6 });
    }
  });

  it("connects its parts to one another, Git and the API server, and accepts nobody else", async () => {
    const policies = policiesOf((await install([argoCd(), kubePrometheusStack()])).resources);
    const tenant = { namespace: "team", labels: {} };
    const prometheus = { namespace: "monitoring", labels: { "app.kubernetes.io/name": "prometheus" } };
    const [controller, server] = [part("application-controller"), part("server")];
    const [repo, redis] = [part("repo-server"), part("redis")];
    assert.ok(connects(policies, controller, repo, 8081));
    assert.ok(connects(policies, server, redis, 6379));
    assert.ok(!connects(policies, tenant, repo, 8081));
    assert.ok(!connects(policies, tenant, redis, 6379));
    assert.ok(!connects(policies, tenant, server, 8080));
    assert.deepEqual(
      [443, 22, 80].map((port) => connects(policies, repo, world, port)),
      [true, true, false],
    );
    assert.ok(!connects(policies, controller, world, 443));
    assert.ok(connects(policies, controller, { address: "192.168.1.5" }, 6443));
    assert.ok(connects(policies, prometheus, controller, 8082));
    assert.ok(connects(policies, part("redis-secret-init"), { address: "192.168.1.5" }, 6443));
  });

  it("puts three caches behind a proxy, and lets only the proxy connect to them", async () => {
    const policies = policiesOf((await install([argoCd()], "highly-available")).resources);
    const proxy = { namespace: "argocd", labels: { app: "redis-ha-haproxy" } };
    const replica = { namespace: "argocd", labels: { app: "redis-ha" } };
    assert.ok(connects(policies, part("server"), proxy, 6379));
    assert.ok(!connects(policies, part("server"), replica, 6379));
    assert.deepEqual(
      [6379, 26379].map(
        (port) => connects(policies, proxy, replica, port) && connects(policies, replica, replica, port),
      ),
      [true, true],
    );
  });

  it("lets the ingress controller connect to the server and to the pods that answer challenges", async () => {
    const policies = policiesOf((await install([argoCd(exposed), certManager(), traefik()])).resources);
    const controller = { namespace: "traefik", labels: { "app.kubernetes.io/name": "traefik" } };
    const { labels, namespace } = part("server");
    const server = { namespace, labels: { ...labels, "keelson.dev/exposed": "true" } };
    const solver = { namespace, labels: { "acme.cert-manager.io/http01-solver": "true" } };
    assert.deepEqual(
      [8080, 8083].map((port) => connects(policies, controller, server, port)),
      [true, false],
    );
    assert.ok(connects(policies, controller, solver, 8089));
  });

  const refused: [ArgoCdOptions, string, string][] = [
    [{ host: "Argo", oidc }, "host", 'expected a host name such as "tool.example.com", got "Argo"'],
    [
      { host: "argocd.example.com" },
      "oidc",
      "expected an OIDC client, because the option host needs a sign-in, got nothing; set the option oidc, or remove the option host",
    ],
    [{ oidc }, "host", "expected a host name for the sign-in, because oidc is set, got nothing"],
    [
      { ...exposed, oidc: { ...oidc, issuer: "http://okta" } },
      "oidc.issuer",
      'expected a URL that begins with "https://", got "http://okta"',
    ],
    [
      { ...exposed, oidc: { ...oidc, adminGroups: [] } },
      "oidc.adminGroups",
      "expected at least one group, got []; add a group, because otherwise nobody can administer Argo CD",
    ],
    [
      { ...exposed, oidc: { ...oidc, adminGroups: ['a", role:x'] } },
      "oidc.adminGroups[0]",
      'expected a group name without quotes or line breaks, got "a\\", role:x"',
    ],
    [
      { deploys: [{ apiGroups: ["*"], resources: ["widgets"], verbs: ["get"] }] },
      "deploys[0]",
      'expected names of API groups, resources and verbs, got "*"',
    ],
  ];
  for (const [options, path, message] of refused) {
    it(`refuses ${path}: ${message}`, () => {
      assert.deepEqual(bound(argoCd(options)).problems, [{ path, message }]);
    });
  }
});
