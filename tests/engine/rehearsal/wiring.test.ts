import assert from "node:assert/strict";
import { FixtureRuns } from "./fixture-runs";

describe("keelson rehearse, with references that have no end", () => {
  const runs = new FixtureRuns("wiring-fixture");
  beforeEach(() => runs.begin());
  afterEach(() => runs.end());

  it("fails with one line for each, from the live objects", async () => {
    const { status, output, report } = await runs.rehearse("test", "--phase", "preview,up,checks,wiring,paths");
    assert.equal(status, 1, output);
    assert.ok(report);
    /* Nothing else notices: simulated nodes start every pod. */
    assert.deepEqual([...new Set(report.failures.map(({ phase }) => phase))], ["wiring", "paths"], output);
    assert.deepEqual(
      report.failures.map(({ message }) => message),
      [
        'Deployment shop/web: env PASSWORD: expected key "password" in Secret shop/db, got keys user; add the missing data',
        "Deployment shop/web: volume settings: expected ConfigMap shop/settings, got kube-root-ca.crt; create it or fix the name",
        "Service shop/web: port 80: expected targetPort 9090 (TCP) among the ports of Deployment shop/web, got http (8080); fix targetPort or declare the port",
        "Ingress shop/web: defaultBackend: expected port 8080 of Service shop/web, got 80; add the port, or fix the reference",
        "Ingress shop/web: tls: expected Secret shop/shop-tls, got db; create it or fix the name",
        "HorizontalPodAutoscaler shop/web: scaleTargetRef: expected Deployment shop/wbe, got web; create it or fix the name",
        "PodDisruptionBudget shop/web: minAvailable: expected a budget that allows a disruption, got 2 of 2 replicas. Nodes with its pods cannot be drained; lower the value, or add replicas",
        "RoleBinding shop/web: roleRef: expected Role shop/reader, got none; create it",
        "RoleBinding shop/web: subjects: expected ServiceAccount shop/web, got default; create it or fix the name",
        "Deployment shop/web: DNS: expected Deployment shop/web to reach the cluster's DNS on port 53/UDP, got no egress rule for these pods in NetworkPolicy shop/web; allow egress to the cluster's DNS there",
        "Deployment shop/web: DNS: expected Deployment shop/web to reach the cluster's DNS on port 53, got no egress rule for these pods in NetworkPolicy shop/web; allow egress to the cluster's DNS there",
      ],
    );
    /* Another cluster than this empty one may have the class. */
    assert.deepEqual(report.wiring.unknown, [
      "Ingress shop/web: ingressClassName: IngressClass nobody: unknown, because the cluster may contain it",
    ]);
    assert.match(output, /wiring\n {2}\d+ references, 9 broken, 1 unknown/);
  });
});
