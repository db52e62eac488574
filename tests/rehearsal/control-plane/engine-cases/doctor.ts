import assert from "node:assert/strict";
import { reachServer } from "../../../../cli/doctor/api-server";
import { checkCluster } from "../../../../cli/doctor/cluster-health";
import { releaseSecret } from "../../../support/ailments";
import type { RunningCluster } from "../running-cluster";

const definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** What the doctor finds in a live cluster that is ill. */
export function doctorCases(cluster: () => RunningCluster): void {
  it("is found ill by the doctor: a lost node, a stuck release, a certificate that ended", async () => {
    const { client, controlPlane } = cluster();
    await client.create("/api/v1/namespaces/shop/secrets", releaseSecret("web", 2, "pending-upgrade"));
    await client.create("/api/v1/namespaces/shop/secrets", releaseSecret("web", 1, "deployed"));
    await client.create(definitions, certificateDefinition);
    await cluster().untilCondition(`${definitions}/certificates.cert-manager.io`, "Established");
    await client.create("/apis/cert-manager.io/v1/namespaces/shop/certificates", {
      apiVersion: "cert-manager.io/v1",
      kind: "Certificate",
      metadata: { name: "web" },
      status: { notAfter: "2021-01-01T00:00:00Z" },
    });
    /* Nobody plays a kubelet for a node without the label, so that it never becomes ready. */
    await client.create("/api/v1/nodes", { apiVersion: "v1", kind: "Node", metadata: { name: "lost" } });
    const { access, checks } = await reachServer({ kubeconfig: controlPlane.kubeconfig, wantedMinor: 34 });
    assert.deepEqual(
      checks.map(({ state }) => state),
      ["warn"],
    );
    assert.ok(access);
    const ill = (await checkCluster(access, Date.now())).filter(({ state }) => state === "fail");
    access.client.close();
    assert.deepEqual(
      ill.map(({ area, subject }) => `${area}: ${subject}`).filter((line) => !line.startsWith("pods")),
      ["nodes: Node lost", "releases: release shop/web", "certificates: Certificate shop/web"],
    );
    await client.delete("/api/v1/nodes/lost");
    await client.delete(`${definitions}/certificates.cert-manager.io`);
  });
}

const certificateDefinition = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: {
    name: "certificates.cert-manager.io",
    annotations: { "api-approved.kubernetes.io": "unapproved, a test" },
  },
  spec: {
    group: "cert-manager.io",
    scope: "Namespaced",
    names: { kind: "Certificate", listKind: "CertificateList", plural: "certificates", singular: "certificate" },
    versions: [
      {
        name: "v1",
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
      },
    ],
  },
};
