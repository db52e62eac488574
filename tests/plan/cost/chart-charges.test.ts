import assert from "node:assert/strict";
import { costSummary, planCost, stackCost } from "../../../cli/plan/cost";
import { charges, frankfurt, missing, nodeGroup, resource, storageClass } from "./stacks";

describe("the cost of charts", () => {
  it("counts what the catalogue's charts order", () => {
    const key = resource("gcp:kms/cryptoKey:CryptoKey", "k", {
      location: "europe-west3",
      versionTemplate: { protectionLevel: "HSM" },
    });
    const volume = { spec: { storageClassName: "balanced", resources: { requests: { storage: "50Gi" } } } };
    const release = (chart: string, values: object) =>
      resource("kubernetes:helm.sh/v3:Release", chart, {
        name: chart,
        namespace: chart,
        chart: `oci://charts/${chart}`,
        values,
      });
    const stack = [
      resource("gcp:container/cluster:Cluster", "c", { location: "europe-west3" }),
      key,
      storageClass("balanced", { type: "pd-balanced" }),
      release("kube-prometheus-stack", {
        prometheus: { prometheusSpec: { replicas: 2, storageSpec: { volumeClaimTemplate: volume } } },
        alertmanager: { alertmanagerSpec: { replicas: 0, storage: { volumeClaimTemplate: volume } } },
      }),
      release("loki", { singleBinary: { replicas: 3, persistence: { storageClass: "balanced", size: "20Gi" } } }),
      release("tempo", { persistence: { enabled: false } }),
      release("jaeger", {
        extraObjects: [
          { kind: "PodDisruptionBudget", spec: { maxUnavailable: 1 } },
          {
            kind: "PersistentVolumeClaim",
            spec: { storageClassName: "balanced", resources: { requests: { storage: "10Gi" } } },
          },
        ],
      }),
      release("traefik", { service: { annotations: {} } }),
    ];
    assert.deepEqual(charges(stack), [
      "gcp.container.Cluster c: control plane 73.00 73.00",
      "Release traefik/traefik: up to five rules of load balancers 21.90 21.90",
      "Release kube-prometheus-stack/kube-prometheus-stack: Prometheus: 2 × 50 GB of pd-balanced 12.00 12.00",
      "Release loki/loki: Loki: 3 × 20 GB of pd-balanced 7.20 7.20",
      "Release jaeger/jaeger: Jaeger: 1 × 10 GB of pd-balanced 1.20 1.20",
      "gcp.kms.CryptoKey k: version of a key 1.00 1.00",
    ]);
    assert.deepEqual(missing(stack), []);
  });

  describe("of a chart that the catalogue does not know", () => {
    const release = resource("kubernetes:helm.sh/v3:Release", "cache", { chart: "oci://charts.example.com/valkey" });
    const gp3 = resource("kubernetes:storage.k8s.io/v1:StorageClass", "gp3", {
      metadata: { name: "gp3" },
      parameters: { type: "gp3" },
    });
    const volume = {
      ...resource("kubernetes:core/v1:PersistentVolumeClaim", "cache/data", {
        spec: { storageClassName: "gp3", resources: { requests: { storage: "100Gi" } } },
      }),
      parent: "cache",
    };

    it("is left out by name until somebody renders it", () => {
      const cost = stackCost([frankfurt, gp3, ...nodeGroup(1, 1), release]);
      assert.match(
        costSummary(cost).at(-1) ?? "",
        /storage billed by use, objects in the chart of Release cache\S* \(counted with --charts\), support/,
      );
      assert.equal(cost.unseen.length, 1);
    });

    it("counts what it renders", () => {
      const stack = [frankfurt, gp3, ...nodeGroup(1, 1), release];
      const [without, whole] = [stackCost(stack), planCost({ resources: stack, ofCharts: [volume] })];
      assert.deepEqual(whole.unseen, []);
      /* 100 GB of gp3 in Frankfurt at $0.0952. */
      assert.equal(Math.round((whole.max - without.max) * 100) / 100, 9.52);
    });

    it("counts nothing twice that the catalogue knows", () => {
      const known = resource("kubernetes:helm.sh/v3:Release", "cache", {
        chart: "oci://charts.example.com/loki",
        values: { singleBinary: { replicas: 1, persistence: { size: "10Gi", storageClass: "gp3" } } },
      });
      const stack = [frankfurt, gp3, ...nodeGroup(1, 1), known];
      assert.equal(planCost({ resources: stack, ofCharts: [volume] }).max, stackCost(stack).max);
    });
  });
});
