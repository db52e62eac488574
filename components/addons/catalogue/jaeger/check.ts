import { bytes, volumeBytes } from "../../../amounts";
import { matches, whole } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import type { TierFacts } from "../../../tier";
import { checkStoredSecret } from "../../addon-secret";
import { checkEndpoint } from "../../endpoint";
import type { JaegerOptions, JaegerSearch } from "./options";

/** https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-indices-create */
const prefixForm = /^[a-z0-9][a-z0-9_-]*[a-z0-9]$/;

/** Lists the mistakes in the options of Jaeger. */
export function checkJaeger(tier: TierFacts, options: Partial<JaegerOptions>): Problem[] {
  const { storage, retentionDays, memory } = options;
  return [
    ...checkStorage(tier, storage),
    ...whole("retentionDays", retentionDays, { min: 1, max: 3650, unit: "days" }),
    ...bytes("memory", memory),
    ...collectProblems([
      storage?.kind === "memory" &&
        retentionDays !== undefined && {
          path: "retentionDays",
          message: 'has no effect with storage.kind "memory"; remove it',
        },
    ]),
  ];
}

function checkStorage({ replicas }: TierFacts, storage: JaegerOptions["storage"]): Problem[] {
  if (storage === undefined) {
    return [];
  }
  switch (storage.kind) {
    case "badger":
      return volumeBytes("storage.size", storage.size);
    case "memory":
      return [
        ...whole("storage.traces", storage.traces, { min: 1, unit: "traces" }),
        ...(replicas > 1
          ? [
              expected(
                "storage.kind",
                '"badger", "elasticsearch" or "opensearch" in this tier',
                storage.kind,
                "traces in memory are lost with the pod",
              ),
            ]
          : []),
      ];
    default:
      return checkSearch(storage);
  }
}

function checkSearch({ url, caBundle, cidrs, credentials, indexPrefix }: JaegerSearch): Problem[] {
  const names = { url: "storage.url", caBundle: "storage.caBundle", cidrs: "storage.cidrs" };
  return [
    ...checkEndpoint(names, { url, caBundle, cidrs }, "https://search.example.com:9200"),
    ...checkStoredSecret("storage.credentials", credentials),
    ...matches("storage.indexPrefix", indexPrefix, prefixForm, 'lower-case letters, digits, "-" and "_"'),
  ];
}
