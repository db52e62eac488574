import type { ChartValues } from "../../../charts";
import { fromSecret } from "../../addon-secret";
import { containerResources, onSystemPool } from "../../pods";
import { indexPrefixOf } from "../../search-engine";
import { paths, retentionOf, userVariable } from "./config";
import { caMap, credentials, name, restricted } from "./names";
import type { JaegerOptions } from "./options";

/**
 * Returns the values of the CronJob that deletes old indices. A search engine does not delete them itself:
 * https://www.jaegertracing.io/docs/2.19/storage/elasticsearch/#index-cleaner
 */
export function cleanerValues(options: JaegerOptions): ChartValues {
  const { storage } = options;
  if (storage?.kind !== "elasticsearch" && storage?.kind !== "opensearch") {
    return { esIndexCleaner: { enabled: false } };
  }
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
        fromSecret(userVariable, credentials, "username"),
        fromSecret("ES_PASSWORD", credentials, "password"),
        { name: "INDEX_PREFIX", value: indexPrefixOf(name, storage) },
        ...(caBundle === undefined ? [] : tls),
      ],
      extraConfigmapMounts: caBundle === undefined ? [] : [mount],
      ...onSystemPool,
      activeDeadlineSeconds: 3600,
      resources: containerResources({ cpu: "10m", memory: "32Mi", limit: "128Mi" }),
    },
  };
}
