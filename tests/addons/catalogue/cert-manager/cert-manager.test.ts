import assert from "node:assert/strict";
import { certManager, traefik } from "../../../../components";
import { installOn, monitored, prometheus } from "../../../support/aws";
import { bound, existingCluster, install, releaseType, valuesOf } from "../../../support/programs";
import { connects, policiesOf } from "../../../support/reachability";

describe("cert-manager", () => {
  it("installs and keeps its CRDs with the release, and elects leaders in its own namespace", async () => {
    const values = valuesOf(await install([certManager(), traefik()]), "cert-manager");
    assert.deepEqual(values.crds, { enabled: true, keep: true });
    assert.deepEqual(values.global, {
      priorityClassName: "system-cluster-critical",
      leaderElection: { namespace: "cert-manager" },
    });
  });

  it("creates both issuers after the release, with HTTP-01 through the default class", async () => {
    const run = await install([certManager({ email: "team@example.com" }), traefik()]);
    const release = run.find(releaseType, "test-cert-manager");
    const issuers = run.ofType("kubernetes:cert-manager.io/v1:ClusterIssuer");
    assert.deepEqual(
      issuers.map(({ name }) => name),
      ["test-cert-manager-letsencrypt-production", "test-cert-manager-letsencrypt-staging"],
    );
    for (const issuer of issuers) {
      assert.ok(issuer.dependsOn.includes(release.urn));
      assert.ok(
        !issuer.dependsOn.includes(run.find(releaseType, "test-traefik").urn),
        "only the name of the class is needed",
      );
    }
    assert.deepEqual(issuers[0]?.inputs.spec, {
      acme: {
        server: "https://acme-v02.api.letsencrypt.org/directory",
        email: "team@example.com",
        privateKeySecretRef: { name: "letsencrypt-production" },
        solvers: [{ http01: { ingress: { ingressClassName: "traefik" } } }],
      },
    });
  });

  it("lets only the API server connect, and only to the webhook", async () => {
    const policies = policiesOf((await install([certManager(), traefik()])).resources);
    const pod = (component: string) => ({
      namespace: "cert-manager",
      labels: { "app.kubernetes.io/instance": "cert-manager", "app.kubernetes.io/component": component },
    });
    const apiServer = { address: "192.168.1.5" };
    assert.ok(connects(policies, apiServer, pod("webhook"), 10250));
    assert.ok(!connects(policies, apiServer, pod("controller"), 9402));
    assert.ok(!connects(policies, { namespace: "team", labels: {} }, pod("webhook"), 10250));
    assert.ok(connects(policies, pod("controller"), { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, pod("cainjector"), { address: "203.0.113.7" }, 443));
    assert.ok(!connects(policies, pod("controller"), { address: "169.254.169.254" }, 80));
  });

  it("refuses a malformed e-mail address", () => {
    assert.deepEqual(bound(certManager({ email: "team" })).problems, [
      { path: "email", message: 'expected an e-mail address such as "platform@example.com", got "team"' },
    ]);
  });

  it("lets only Prometheus read the metrics of its parts", async () => {
    const run = await installOn(() => existingCluster({ builtin: [monitored] }), [certManager(), traefik()]);
    assert.deepEqual(valuesOf(run, "cert-manager").prometheus, { servicemonitor: { enabled: true } });
    const policies = policiesOf(run.resources);
    for (const component of ["controller", "webhook", "cainjector"]) {
      const pod = {
        namespace: "cert-manager",
        labels: { "app.kubernetes.io/instance": "cert-manager", "app.kubernetes.io/component": component },
      };
      assert.ok(connects(policies, prometheus, pod, 9402), component);
      assert.ok(!connects(policies, { namespace: "team", labels: prometheus.labels }, pod, 9402), component);
    }
  });
});
