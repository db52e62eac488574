import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as keelson from "../../components";
import { AksCluster, ExistingAksCluster } from "../../components/clusters/aks";
import { EksCluster, ExistingEksCluster } from "../../components/clusters/eks";
import { ExistingGkeCluster, GkeCluster } from "../../components/clusters/gke";
import { aksArgs } from "../support/aks";
import { eksArgs } from "../support/eks";
import { existingAksArgs, existingEksArgs, existingGkeArgs } from "../support/existing-clouds";
import { gkeArgs } from "../support/gke";
import { kubeconfig, network } from "../support/programs";
import { runProgram } from "../support/run-program";
import { bases, refusal, tenantForAll } from "./shortest";

/* What is refused registers no resource, so that `pulumi up` makes nothing of it, not even with --skip-preview. */

type Create = new (name: string, args: object) => unknown;

/** Arguments that are refused for their type, and for what they say, of each component on a platform. */
const wrong: Readonly<Record<string, readonly [type: object, value: object]>> = {
  Deployment: [{ port: "8080" }, { port: 99_999 }],
  StatefulSet: [{ replicas: "3" }, { replicas: 100_001 }],
  DaemonSet: [{ everywhere: "yes" }, { maxUnavailable: "110%" }],
  Job: [{ backoffLimit: "3" }, { backoffLimit: -1 }],
  CronJob: [{ schedule: 5 }, { schedule: "61 * * * *" }],
  ScaledJob: [{ triggers: [] }, { triggers: { q: { type: "prometheus", query: "sum(x", threshold: 1 } } }],
  ConfigMap: [{ data: { a: 5 } }, { data: { "a b": "c" } }],
  Secret: [{ stringData: 5 }, { stringData: { a: "plain" } }],
  ExternalSecret: [{ data: { a: 5 } }, { store: "none-of-ours" }],
  SealedSecret: [{ encryptedData: { a: 5 } }, { encryptedData: { a: "plain" } }],
  PersistentVolumeClaim: [{ size: 5 }, { size: "1GB!" }],
  Tenant: [{ quota: { cpu: 8 } }, { namespace: "kube-system" }],
  ArgoProject: [
    { kinds: ["Secret"] },
    {
      repositories: {
        a: { url: "https://x.example.com/x.git", credentials: { key: "k", auth: "password", store: "none-of-ours" } },
      },
    },
  ],
  ArgoApplication: [{ cascade: "no" }, { revisionHistoryLimit: -1 }],
  ArgoApplicationSet: [{ cascade: "no" }, { revisionHistoryLimit: -1 }],
  HelmRelease: [{ values: "a: b" }, { chart: "./no-such-chart" }],
  Kustomization: [{ ports: 80 }, { directory: "./no-such-overlay" }],
  Platform: [
    { addons: [keelson.traefik({ exposure: "all" as never })] },
    { addons: [keelson.kubePrometheusStack({ storage: "5Mi" })] },
  ],
};

/** The same of the clusters. */
const clusters: Readonly<Record<string, readonly [create: Create, right: object, type: object, value: object]>> = {
  EksCluster: [EksCluster as Create, eksArgs, { region: 5 }, { nodePools: {} }],
  GkeCluster: [GkeCluster as Create, gkeArgs, { region: 5 }, { nodePools: {} }],
  AksCluster: [AksCluster as Create, aksArgs, { location: 5 }, { nodePools: { a: { min: 3, max: 1 } } }],
  ExistingEksCluster: [
    ExistingEksCluster as Create,
    existingEksArgs,
    { region: 5 },
    { storageClasses: { fast: "A B" } },
  ],
  ExistingGkeCluster: [ExistingGkeCluster as Create, existingGkeArgs, { location: 5 }, { kubeconfig: "{}" }],
  ExistingAksCluster: [
    ExistingAksCluster as Create,
    existingAksArgs,
    { location: 5 },
    { nodePools: { a: { labels: { "a b": "" }, taints: [] } } },
  ],
  ExistingCluster: [
    keelson.ExistingCluster as Create,
    { kubeconfig, clusterIdentifier: "a", kubernetesVersion: "1.35", network },
    { kubernetesVersion: 1.35 },
    { kubernetesVersion: "latest" },
  ],
};

/** Runs a program that goes on after refusals, and returns the names of its resources. */
async function namesOf(program: () => void): Promise<string[]> {
  return (await runProgram(program)).resources.map(({ type, name }) => `${type}::${name}`).sort();
}

const exported = new Map(Object.entries<unknown>(keelson));

describe("what is refused", () => {
  it("is tried for every component", () => {
    const components = [...exported].flatMap(([name, value]) =>
      typeof value === "function" && value.prototype instanceof pulumi.ComponentResource ? [name] : [],
    );
    const own = components.filter((name) => !["ChartRelease"].includes(name));
    assert.deepEqual(
      own.filter((name) => !(name in wrong) && !(name in clusters)),
      [],
    );
  });

  for (const [kind, mistakes] of Object.entries(wrong)) {
    it(`registers nothing: ${kind}`, async () => {
      const right = (): object => {
        const base = bases[kind]?.(tenantForAll());
        assert.ok(base);
        return base;
      };
      const names = await namesOf(() => {
        const base = right();
        for (const mistake of mistakes) {
          assert.match(
            refusal(() => new (exported.get(kind) as Create)("refused", { ...base, ...mistake })),
            / is not valid:\n✖ /,
          );
        }
      });
      assert.deepEqual(
        names.filter((name) => name.includes("refused")),
        [],
      );
      assert.equal(names.length, (await namesOf(() => void right())).length);
    });
  }

  for (const [kind, [create, right, ...mistakes]] of Object.entries(clusters)) {
    it(`registers nothing: ${kind}`, async () => {
      const names = await namesOf(() => {
        for (const mistake of mistakes) {
          assert.match(
            refusal(() => new create("refused", { ...right, ...mistake })),
            / is not valid:\n✖ /,
          );
        }
      });
      assert.deepEqual(names, []);
    });
  }
});
