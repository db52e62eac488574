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
      /*
       * The pod's mount never picks up changes of the configuration, and the chart sets no annotations on pods. This label restarts the pod after a
       * change.
       */
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

/** Returns the number of replicas. Only a search engine as storage allows several pods. */
function replicasOf({ storage }: JaegerOptions, tier: TierFacts): TierFacts {
  const isShared = storage?.kind === "elasticsearch" || storage?.kind === "opensearch";
  return isShared ? tier : { ...tier, replicas: 1 };
}

function hashOf(config: object): string {
  return createHash("sha256").update(JSON.stringify(config)).digest("hex").slice(0, 10);
}

/** Returns the pod's resources. Without a storage class, traces count as ephemeral storage, and only the size of their volume limits them. */
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

/** Returns the PersistentVolumeClaim of the volume. The chart does not contain it. */
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

/** Returns the PodDisruptionBudget of several pods. The chart does not contain it. */
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
