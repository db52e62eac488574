import { oneOf } from "../../../checks";
import type { Cloud } from "../../../clusters/contract";
import { expected, type Problem, quote } from "../../../problems";
import { checkLogAgent } from "../../log-agent";
import { checkSearchEngine } from "../../search-engine";
import { checkLokiServer } from "./loki-server";
import type { FluentBitOptions } from "./options";
import { toCloud } from "./route";

/** Why the cloud's log store cannot be the destination; undefined where it can. */
const withoutStore = {
  aws: undefined,
  gcp: undefined,
  azure:
    "its output for Azure Monitor does not support workload identity; AKS' own agent (Container insights) sends the logs",
  none: "no log store is known",
} as const satisfies Record<Cloud, string | undefined>;

/** Lists the mistakes in the options of Fluent Bit. */
export function checkFluentBit(cloud: Cloud, options: Partial<FluentBitOptions>): Problem[] {
  const { destination } = options;
  return [
    ...checkLogAgent(options),
    ...(typeof destination === "object"
      ? destination.kind === "loki"
        ? checkLokiServer("destination", destination)
        : checkSearchEngine("destination", destination)
      : oneOf("destination", destination, ["cloud", "loki"])),
    ...checkCloud(cloud, options),
  ];
}

function checkCloud(cloud: Cloud, options: Partial<FluentBitOptions>): Problem[] {
  const why = withoutStore[cloud];
  if (why === undefined || !toCloud(options)) {
    return [];
  }
  const allowed = `"loki", or a Loki, Elasticsearch or OpenSearch of yours, on cloud ${quote(cloud)}`;
  return [expected("destination", allowed, "cloud", `choose one, or leave this add-on out, because ${why}`)];
}
