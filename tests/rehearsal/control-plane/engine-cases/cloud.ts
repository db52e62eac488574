import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { podWithRole, roleAnnotation } from "../../../../cli/rehearsal/clouds/aws/pod-identity";
import { type PodChange, startPodWebhook } from "../../../../cli/rehearsal/clouds/pod-webhook";
import { waitFor } from "../../../../cli/rehearsal/control-plane";
import { items, text } from "../../../../cli/values";
import { type Answered, podTemplate, type RunningCluster, second } from "../running-cluster";

const shop = "/api/v1/namespaces/shop";

/** What a cloud gives to a cluster: load balancers and disks. */
export function cloudCases(cluster: () => RunningCluster): void {
  it("gives a LoadBalancer Service and an Ingress an address, and takes it back when they are deleted", async () => {
    const ports = [{ port: 80 }];
    const service = {
      metadata: { name: "public" },
      spec: { type: "LoadBalancer", selector: { app: "frontend" }, ports },
    };
    const paths = [{ path: "/", pathType: "Prefix", backend: { service: { name: "public", port: { number: 80 } } } }];
    const ingress = { metadata: { name: "public" }, spec: { rules: [{ host: "shop.example.com", http: { paths } }] } };
    const ingresses = "/apis/networking.k8s.io/v1/namespaces/shop/ingresses";
    const hasAddress = ({ status }: Answered) => /"ip":"198\./.test(JSON.stringify(status));
    await cluster().client.create(`${shop}/services`, service);
    await cluster().client.create(ingresses, ingress);
    await cluster().until("an address", `${shop}/services/public`, hasAddress);
    await cluster().until("an address", `${ingresses}/public`, hasAddress);
    assert.equal(cluster().told("Service shop/public"), "+");
    await cluster().client.delete(`${shop}/services/public`);
    await cluster().client.delete(`${ingresses}/public`);
    await cluster().untilGone(`${shop}/services/public`, 5 * second);
    await cluster().untilGone(`${ingresses}/public`, 5 * second);
    assert.equal(cluster().told("Service shop/public"), "+-");
    assert.equal(cluster().told("Ingress shop/public"), "+-");
  });

  it("gives an Ingress no address while nobody serves its class", async () => {
    const ingresses = "/apis/networking.k8s.io/v1/namespaces/shop/ingresses";
    const backend = { service: { name: "public", port: { number: 80 } } };
    const spec = { ingressClassName: "late", defaultBackend: backend };
    await cluster().client.create(ingresses, { metadata: { name: "late" }, spec });
    await pause(2 * second);
    const unserved = await cluster().client.get<Answered>(`${ingresses}/late`);
    assert.doesNotMatch(JSON.stringify(unserved), /198\.|cleanup/);
    const late = { metadata: { name: "late" }, spec: { controller: "example.com/late" } };
    await cluster().client.create("/apis/networking.k8s.io/v1/ingressclasses", late);
    await cluster().until("an address", `${ingresses}/late`, ({ status }) => JSON.stringify(status).includes("198."));
    await cluster().client.delete(`${ingresses}/late`);
    await cluster().untilGone(`${ingresses}/late`, 5 * second);
  });

  it("takes the address back from a Service that stops being a LoadBalancer", async () => {
    const service = { metadata: { name: "inside" }, spec: { type: "LoadBalancer", ports: [{ port: 80 }] } };
    await cluster().client.create(`${shop}/services`, service);
    await cluster().until("an address", `${shop}/services/inside`, ({ status }) =>
      JSON.stringify(status).includes("198."),
    );
    await cluster().client.patch(`${shop}/services/inside`, { spec: { type: "ClusterIP" } });
    const isReleased = ({ metadata, status }: Answered) => !/cleanup|198\./.test(JSON.stringify({ metadata, status }));
    await cluster().until("no address", `${shop}/services/inside`, isReleased);
    assert.equal(cluster().told("Service shop/inside"), "+-");
  });

  it("binds a claim once its first pod is scheduled, and removes the volume with it", async () => {
    const resources = { requests: { storage: "5Gi" } };
    const spec = { storageClassName: "standard", accessModes: ["ReadWriteOnce"], resources };
    await cluster().client.create(`${shop}/persistentvolumeclaims`, { metadata: { name: "data" }, spec });
    const volumes = [{ name: "data", persistentVolumeClaim: { claimName: "data" } }];
    const pod = { metadata: { name: "database" }, spec: podTemplate("database", { volumes }).spec };
    await cluster().client.create(`${shop}/pods`, pod);
    await cluster().until("a running pod", `${shop}/pods/database`, ({ status }) => status.phase === "Running");
    const claim = await cluster().client.get<Answered>(`${shop}/persistentvolumeclaims/data`);
    assert.equal(claim.status.phase, "Bound");
    const volume = String(claim.spec.volumeName);
    const made = JSON.stringify(await cluster().client.get(`/api/v1/persistentvolumes/${volume}`));
    assert.match(made, /"driver":"disk.csi.example.com".*"topology.kubernetes.io\/zone"/);
    await cluster().client.delete(`${shop}/pods/database`);
    await cluster().client.delete(`${shop}/persistentvolumeclaims/data`);
    await cluster().untilGone(`/api/v1/persistentvolumes/${volume}`, 10 * second);
    assert.equal(cluster().told(`PersistentVolume /${volume}`), "+-");
  });

  it("gives new pods the role of their ServiceAccount by a webhook, those of controllers too", async () => {
    const name = "identity";
    const change: PodChange = (pod, account) => podWithRole(pod, account, "eu-central-1");
    const webhook = await startPodWebhook(name, change, cluster().client);
    const configurations = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations";
    const withRole = { [roleAnnotation]: "arn:aws:iam::111122223333:role/reader" };
    try {
      await cluster().client.create(`${shop}/serviceaccounts`, { metadata: { name: "reader", annotations: withRole } });
      await cluster().client.create(configurations, webhook.configuration);
      const template = podTemplate("reader", { serviceAccountName: "reader" });
      const spec = { replicas: 1, selector: { matchLabels: template.metadata.labels }, template };
      await cluster().client.create("/apis/apps/v1/namespaces/shop/replicasets", {
        metadata: { name: "reader" },
        spec,
      });
      const pods = `${shop}/pods?labelSelector=app%3Dreader`;
      const env = ["AWS_STS_REGIONAL_ENDPOINTS", "AWS_DEFAULT_REGION", "AWS_REGION", "AWS_ROLE_ARN"];
      const expected = JSON.stringify([...env, "AWS_WEB_IDENTITY_TOKEN_FILE"]);
      await waitFor(
        "a running pod with a role",
        async () => {
          const [pod] = items(await cluster().client.get(pods), "items");
          const names = items(pod, "spec", "containers").flatMap((one) => items(one, "env").map((it) => it.name));
          return text(pod, "status", "phase") === "Running" && JSON.stringify(names) === expected ? true : undefined;
        },
        { timeLimit: 20 * second },
      );
    } finally {
      webhook.stop();
      await cluster().client.delete(`${configurations}/${name}`);
      await cluster().client.delete("/apis/apps/v1/namespaces/shop/replicasets/reader");
    }
  });
}
