import type { ChartValues } from "../../../charts";
import { containerResources, onSystemPool } from "../../pods";
import { paths, prefixOf, retentionOf, userVariable } from "./config";
import { caMap, credentials, restricted } from "./names";
import type { JaegerOptions } from "./options";

/**
 * Returns the values of the CronJob that deletes old indices from a search engine, which forgets nothing by itself:
 * https://www.jaegertracing.io/docs/2.19/storage/elasticsearch/#index-cleaner
 */
export function cleanerValues(options: JaegerOptions): ChartValues {
  const { storage } = options;
  if (storage?.kind !== "elasticsearch" && storage?.kind !== "opensearch") {
    return { esIndexCleaner: { enabled: false } };
  }
  const fromSecret = (name: string, key: string) => ({
    name,
    valueFrom: { secretKeyRef: { name: credentials, key } },
  });
  const { caBundle } = storage;
  const file = `${paths.ca}/ca.crt`;
  const mount = { name: "ca", configMap: caMap, mountPath: file, subPath: "ca.crt", readOnly: true };
  const tls = [
    { name: "ES_TLS_ENABLED", value: "true" },
    { name: "ES_TLS_CA", value: file },
  ];
  return {
    storage: { type: "elasticsearch", elasticsearch: { url: storage.url.replace(/\/$/, "") } },
    esIndexCleaner: {
      enabled: true,
      numberOfDays: retentionOf(options),
      securityContext: { ...restricted, runAsUser: 10001 },
      podSecurityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: "RuntimeDefault" } },
      extraEnv: [
        fromSecret(userVariable, "username"),
        fromSecret("ES_PASSWORD", "password"),
        { name: "INDEX_PREFIX", value: prefixOf(storage) },
        ...(caBundle === undefined ? [] : tls),
      ],
      extraConfigmapMounts: caBundle === undefined ? [] : [mount],
      ...onSystemPool,
      activeDeadlineSeconds: 3600,
      resources: containerResources({ cpu: "10m", memory: "32Mi", limit: "128Mi" }),
    },
  };
}
