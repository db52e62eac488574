import assert from "node:assert/strict";
import type { EksClusterArgs } from "../../../components/clusters/eks";
import { tierFacts } from "../../../components/tier";
import {
  checkMayRunOn,
  checkNodeSelector,
  checkRunOn,
  nodeRules,
  servingSpread,
  spreadConstraints,
} from "../../../components/workloads/pod/scheduling";
import { eksCluster } from "../../support/eks";
import { runProgram } from "../../support/run-program";

const podLabels = { "keelson.dev/workload": "web" };

describe("nodeRules", () => {
  it("is empty by default", () => {
    assert.deepEqual(nodeRules({}, []), {});
  });

  it("runs pods only on a dedicated pool", () => {
    assert.deepEqual(nodeRules({ runOn: "data" }, []), {
      nodeSelector: { "keelson.dev/dedicated": "data" },
      tolerations: [{ key: "keelson.dev/dedicated", operator: "Equal", value: "data", effect: "NoSchedule" }],
    });
  });

  it("accepts Kubernetes' selectors, tolerations, affinity and priority", () => {
    const toleration = { key: "nvidia.com/gpu", operator: "Exists" };
    const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [] } };
    assert.deepEqual(
      nodeRules(
        {
          nodeSelector: { "kubernetes.io/arch": "arm64" },
          tolerations: [toleration],
          affinity,
          priorityClassName: "high",
        },
        [{ operator: "Exists" }],
      ),
      {
        nodeSelector: { "kubernetes.io/arch": "arm64" },
        tolerations: [{ operator: "Exists" }, toleration],
        affinity,
        priorityClassName: "high",
      },
    );
  });
});

describe("spreadConstraints", () => {
  const constraint = { maxSkew: 1, labelSelector: { matchLabels: podLabels }, nodeTaintsPolicy: "Honor" };
  const zone = { ...constraint, topologyKey: "topology.kubernetes.io/zone" };
  const node = { ...constraint, topologyKey: "kubernetes.io/hostname" };

  it("spreads workloads that serve traffic as the tier requires", () => {
    assert.deepEqual(spreadConstraints(podLabels, {}, servingSpread(tierFacts("highly-available", "aws"))), [
      { ...zone, whenUnsatisfiable: "DoNotSchedule" },
      { ...node, whenUnsatisfiable: "ScheduleAnyway" },
    ]);
  });

  it("spreads other workloads only on request", () => {
    assert.deepEqual(spreadConstraints(podLabels, {}, undefined), []);
    assert.deepEqual(spreadConstraints(podLabels, { spread: { nodes: "DoNotSchedule" } }, undefined), [
      { ...node, whenUnsatisfiable: "DoNotSchedule" },
    ]);
  });

  it("can be switched off", () => {
    const spread = { zones: "off", nodes: "off" } as const;
    assert.deepEqual(spreadConstraints(podLabels, { spread }, servingSpread(undefined)), []);
  });
});

describe("checkRunOn", () => {
  const pool = { labels: {}, taints: [] };

  it("lists the dedicated pools", () => {
    const pools = { data: { ...pool, labels: { "keelson.dev/dedicated": "stores" } }, general: pool };
    assert.deepEqual(checkRunOn("stores", pools), []);
    assert.deepEqual(checkRunOn("data", pools), [
      {
        path: "runOn",
        message:
          'expected the value of dedicated in a node pool (one of "stores"), got "data"; add a pool with dedicated: "data", or remove runOn',
      },
    ]);
    assert.match(checkRunOn("data", { general: pool })[0]?.message ?? "", /\(no pool has one\)/);
  });

  it("knows the pools that an autoscaler makes", () => {
    assert.deepEqual(checkRunOn("batch", { general: pool }, ["batch"]), []);
    assert.match(checkRunOn("data", { general: pool }, ["batch"])[0]?.message ?? "", /\(one of "batch"\), got "data"/);
  });

  it("accepts everything on a cluster with unknown pools", () => {
    assert.deepEqual(checkRunOn("data", {}), []);
  });

  it("matches the label and taint of an EKS node pool", async () => {
    const nodePools: EksClusterArgs["nodePools"] = {
      general: { min: 2, max: 6 },
      data: { min: 1, max: 3, dedicated: "stores" },
    };
    let found: unknown;
    await runProgram(() => {
      const { labels = {}, taints = [] } = eksCluster({ nodePools }).nodePools.data ?? {};
      const { nodeSelector, tolerations } = nodeRules({ runOn: "stores" }, []);
      found = [Object.entries(nodeSelector ?? {}).every(([key, value]) => labels[key] === value), tolerations, taints];
    });
    assert.deepEqual(found, [
      true,
      [{ key: "keelson.dev/dedicated", operator: "Equal", value: "stores", effect: "NoSchedule" }],
      [{ key: "keelson.dev/dedicated", value: "stores", effect: "NoSchedule" }],
    ]);
  });
});

describe("checkNodeSelector", () => {
  const pools = {
    general: { labels: { disk: "ssd", tier: "a" }, taints: [] },
    other: { labels: { disk: "hdd" }, taints: [] },
  };
  const cases: [Record<string, string>, string[]][] = [
    [{ disk: "ssd" }, []],
    [{ "kubernetes.io/arch": "arm64", "topology.kubernetes.io/zone": "a" }, []],
    [
      { disk: "nvme", gpu: "yes" },
      [
        'nodeSelector.disk: expected a label of a node pool (pools have "hdd", "ssd"), got "nvme"; add the label to a pool, or remove it here',
        'nodeSelector.gpu: expected a label of a node pool (no pool has this label), got "yes"; add the label to a pool, or remove it here',
      ],
    ],
    [
      { disk: "hdd", tier: "a" },
      ['nodeSelector: expected labels that belong to the same node pool, got {"disk":"hdd","tier":"a"}'],
    ],
  ];
  for (const [selector, wanted] of cases) {
    it(`finds ${wanted.length} mistakes in ${JSON.stringify(selector)}`, () => {
      const found = checkNodeSelector(selector, pools);
      assert.deepEqual(
        found.map(({ path, message }) => `${path}: ${message}`),
        wanted,
      );
    });
  }

  it("accepts everything if no pool is known", () => assert.deepEqual(checkNodeSelector({ a: "b" }, {}), []));
});

describe("checkMayRunOn", () => {
  it("accepts every pool if the tenant has no list, and no pool at all", () => {
    assert.deepEqual(checkMayRunOn("gpu", undefined), []);
    assert.deepEqual(checkMayRunOn(undefined, []), []);
    assert.deepEqual(checkMayRunOn("gpu", ["gpu"]), []);
  });

  const refused: [readonly string[], string][] = [
    [[], "none"],
    [["data", "web"], '"data", "web"'],
  ];
  for (const [allowed, names] of refused) {
    it(`refuses another pool than ${names}`, () => {
      const message = `expected a pool that the tenant may use (${names}), got "gpu"; add the pool to the tenant's mayRunOn, or remove runOn`;
      assert.deepEqual(checkMayRunOn("gpu", allowed), [{ path: "runOn", message }]);
    });
  }
});
