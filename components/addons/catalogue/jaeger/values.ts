import { createHash } from "node:crypto";
import type { ChartValues } from "../../../charts";
import type { Cluster } from "../../../clusters/contract";
import type { TierFacts } from "../../../tier";
import { fromSecret } from "../../addon-secret";
import type { ValuesContext } from "../../definition";
import { containerResources, evictUnready, onSystemPool, spread } from "../../pods";
import { cleanerValues } from "./cleaner";
import { jaegerConfig, paths, userVariable } from "./config";
import { caMap, credentials, name, pods, restricted } from "./names";
import type { JaegerOptions } from "./options";

const claim = "jaeger-data";

/** Returns the values of the chart. */
export function jaegerValues({ cluster, options, tier }: ValuesContext<JaegerOptions>): ChartValues {
  const config = jaegerConfig(options);
  const all = replicasOf(options, tier);
  return {
    fullnameOverride: name,
    userconfig: config,
    jaeger: {
      replicas: all.replicas,
      ...(all.replicas > 1 && { strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0 } } }),
      /* The pod mounts its configuration in a way that never picks up changes, and the chart sets no annotations on pods. */
      podLabels: { "keelson.dev/configuration": hashOf(config) },
      topologySpreadConstraints: spread(pods, all),
      ...onSystemPool,
      serviceAccount: { automountServiceAccountToken: false },
      podSecurityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10001,
        fsGroup: 10001,
        fsGroupChangePolicy: "OnRootMismatch",
        seccompProfile: { type: "RuntimeDefault" },
      },
      securityContext: restricted,
      resources: resourcesOf(options, cluster.storageClasses.standard),
      ...mountsOf(options, cluster.storageClasses.standard),
    },
    ...cleanerValues(options),
    extraObjects: [...claimOf(options, cluster), ...budgetOf(all), ...caMapOf(options)],
  };
}

/** Several pods need a search engine as storage. */
function replicasOf({ storage }: JaegerOptions, tier: TierFacts): TierFacts {
  const isShared = storage?.kind === "elasticsearch" || storage?.kind === "opensearch";
  return isShared ? tier : { ...tier, replicas: 1 };
}

function hashOf(config: object): string {
  return createHash("sha256").update(JSON.stringify(config)).digest("hex").slice(0, 10);
}

/** Without a storage class, traces count as ephemeral storage. Then only the size of their volume limits it. */
function resourcesOf({ storage, memory = "1Gi" }: JaegerOptions, storageClass: string | undefined): object {
  const { requests, limits } = containerResources({ cpu: "100m", memory: "256Mi", limit: memory });
  const isEphemeral = (storage?.kind ?? "badger") === "badger" && storageClass === undefined;
  return isEphemeral ? { requests, limits: { memory: limits.memory } } : { requests, limits };
}

function mountsOf({ storage = { kind: "badger" } }: JaegerOptions, storageClass: string | undefined): ChartValues {
  switch (storage.kind) {
    case "memory":
      return {};
    case "badger": {
      const kept = { persistentVolumeClaim: { claimName: claim } };
      const lost = { emptyDir: { sizeLimit: sizeOf(storage) } };
      return {
        extraVolumes: [{ name: "data", ...(storageClass === undefined ? lost : kept) }],
        extraVolumeMounts: [{ name: "data", mountPath: paths.data }],
      };
    }
    default:
      return {
        extraEnv: [fromSecret(userVariable, credentials, "username")],
        extraVolumes: [{ name: "credentials", secret: { secretName: credentials, defaultMode: 0o440 } }],
        extraVolumeMounts: [{ name: "credentials", mountPath: paths.credentials, readOnly: true }],
      };
  }
}

function sizeOf({ size = "20Gi" }: { readonly size?: string }): string {
  return size;
}

/** Returns the claim of the volume, which the chart lacks. */
function claimOf({ storage = { kind: "badger" } }: JaegerOptions, { storageClasses }: Cluster): object[] {
  return storage.kind !== "badger" || storageClasses.standard === undefined
    ? []
    : [
        {
          apiVersion: "v1",
          kind: "PersistentVolumeClaim",
          metadata: { name: claim },
          spec: {
            accessModes: ["ReadWriteOnce"],
            storageClassName: storageClasses.standard,
            resources: { requests: { storage: sizeOf(storage) } },
          },
        },
      ];
}

/** Returns the budget of several pods, which the chart lacks. */
function budgetOf({ replicas }: TierFacts): object[] {
  const spec = { maxUnavailable: 1, ...evictUnready, selector: { matchLabels: pods } };
  return replicas > 1 ? [{ apiVersion: "policy/v1", kind: "PodDisruptionBudget", metadata: { name }, spec }] : [];
}

function caMapOf({ storage }: JaegerOptions): object[] {
  const caBundle = storage !== undefined && "caBundle" in storage ? storage.caBundle : undefined;
  return caBundle === undefined
    ? []
    : [{ apiVersion: "v1", kind: "ConfigMap", metadata: { name: caMap }, data: { "ca.crt": caBundle } }];
}
