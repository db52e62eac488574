import { oneOf } from "../../../checks";
import type { Cloud } from "../../../clusters/contract";
import { expected, type Problem, quote } from "../../../problems";
import { checkLogAgent } from "../../log-agent";
import { checkSearchEngine, type SearchEngine } from "../../search-engine";
import { type AzureMonitor, checkAzureMonitor } from "./azure-monitor";
import { checkLokiServer, type LokiServer } from "./loki-server";
import type { FluentBitOptions } from "./options";
import { toCloud } from "./route";

/** Per cloud: why the cloud's log store cannot be the destination. Undefined if it can. */
const withoutStore = {
  aws: undefined,
  gcp: undefined,
  azure: "because AKS' own agent (Container insights) already sends the logs",
  none: "because Keelson knows no log store of the cluster",
} as const satisfies Record<Cloud, string | undefined>;

/** Lists the mistakes in the options of Fluent Bit. */
export function checkFluentBit(cloud: Cloud, options: Partial<FluentBitOptions>): Problem[] {
  const { destination } = options;
  return [
    ...checkLogAgent(options),
    ...(typeof destination === "object"
      ? checkOutside(destination)
      : oneOf("destination", destination, ["cloud", "loki"])),
    ...checkCloud(cloud, options),
  ];
}

function checkOutside(destination: LokiServer | SearchEngine | AzureMonitor): Problem[] {
  switch (destination.kind) {
    case "loki":
      return checkLokiServer("destination", destination);
    case "azure-monitor":
      return checkAzureMonitor("destination", destination);
    default:
      return checkSearchEngine("destination", destination);
  }
}

function checkCloud(cloud: Cloud, options: Partial<FluentBitOptions>): Problem[] {
  const why = withoutStore[cloud];
  if (why === undefined || !toCloud(options)) {
    return [];
  }
  const allowed = `"loki", or your own Loki, Elasticsearch, OpenSearch or Azure Monitor table, on cloud ${quote(cloud)}`;
  return [expected("destination", allowed, "cloud", `set one of these destinations or remove this add-on, ${why}`)];
}
