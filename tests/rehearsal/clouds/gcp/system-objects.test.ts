import assert from "node:assert/strict";
import { gkeClasses } from "../../../../cli/rehearsal/clouds/gcp/storage-classes";
import { systemObjects } from "../../../../cli/rehearsal/clouds/gcp/system-objects";

const names = (cluster: object, kind: string) =>
  systemObjects({ ...cluster })
    .filter(({ path }) => path.endsWith(kind))
    .map(({ object }) => object.metadata.name);

describe("GKE's own software in a cluster", () => {
  it("has the network of the cluster's data path", () => {
    assert.deepEqual(names({}, "/daemonsets"), ["netd", "gke-metrics-agent", "fluentbit-gke", "pdcsi-node"]);
    assert.deepEqual(names({ datapathProvider: "ADVANCED_DATAPATH" }, "/daemonsets")[0], "anetd");
    assert.deepEqual(names({ networkPolicy: { enabled: true } }, "/daemonsets").slice(0, 2), ["netd", "calico-node"]);
  });

  it("has DNS, metrics and load balancing, unless the cluster says otherwise", () => {
    assert.deepEqual(names({}, "/deployments"), [
      "kube-dns",
      "kube-dns-autoscaler",
      "konnectivity-agent",
      "metrics-server",
      "event-exporter-gke",
      "l7-default-backend",
    ]);
    const other = { dnsConfig: { clusterDns: "CLOUD_DNS" }, addonsConfig: { httpLoadBalancing: { disabled: true } } };
    assert.deepEqual(names(other, "/deployments"), ["konnectivity-agent", "metrics-server", "event-exporter-gke"]);
    assert.deepEqual(names(other, "/services"), ["kube-dns", "metrics-server"]);
    assert.deepEqual(names({}, "/apiservices"), ["v1beta1.metrics.k8s.io"]);
  });

  it("serves the kinds of the Gateway API, and Google's own, only if the cluster asks for them", () => {
    const gateways = (channel: string) =>
      names({ gatewayApiConfig: { channel } }, "/customresourcedefinitions").filter((name) => !/snapshot/.test(name));
    assert.deepEqual(gateways("CHANNEL_DISABLED"), []);
    assert.deepEqual(gateways("CHANNEL_STANDARD"), [
      "gatewayclasses.gateway.networking.k8s.io",
      "gateways.gateway.networking.k8s.io",
      "httproutes.gateway.networking.k8s.io",
      "grpcroutes.gateway.networking.k8s.io",
      "healthcheckpolicies.networking.gke.io",
      "gcpbackendpolicies.networking.gke.io",
      "gcpgatewaypolicies.networking.gke.io",
    ]);
  });

  it("follows the cluster's settings", () => {
    const cluster = {
      workloadIdentityConfig: { workloadPool: "shop.svc.id.goog" },
      loggingConfig: { enableComponents: [] },
      addonsConfig: { dnsCacheConfig: { enabled: true }, gcpFilestoreCsiDriverConfig: { enabled: true } },
    };
    assert.deepEqual(names(cluster, "/daemonsets"), [
      "netd",
      "node-local-dns",
      "gke-metrics-agent",
      "gke-metadata-server",
      "pdcsi-node",
      "filestore-node",
    ]);
    assert.deepEqual(names(cluster, "/csidrivers"), ["pd.csi.storage.gke.io", "filestore.csi.storage.gke.io"]);
  });

  it("has storage classes from the start, one of them the default", () => {
    const classes = gkeClasses as readonly { metadata: { name: string; annotations: Record<string, string> } }[];
    assert.deepEqual(
      classes.map(({ metadata: { name, annotations } }) => [name, Object.keys(annotations).length]),
      [
        ["standard-rwo", 1],
        ["premium-rwo", 0],
        ["standard", 0],
      ],
    );
  });
});
