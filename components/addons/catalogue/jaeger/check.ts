import { bytes, volumeBytes } from "../../../amounts";
import { whole } from "../../../checks";
import { collectProblems, expected, type Problem } from "../../../problems";
import type { TierFacts } from "../../../tier";
import { checkSearchEngine } from "../../search-engine";
import type { JaegerOptions } from "./options";

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
                "traces in memory are lost when the pod stops",
              ),
            ]
          : []),
      ];
    default:
      return checkSearchEngine("storage", storage);
  }
}
