import type * as pulumi from "@pulumi/pulumi";
import { type LogDestination, logDestination, logStore, meets } from "../../../capabilities";
import type { ChartValues } from "../../../charts";
import type { CloudPermissions, Cluster } from "../../../clusters/contract";
import type { Peer } from "../../../network";
import type { AddonScope, Lookup } from "../../definition";
import { waysTo } from "../../endpoint";
import { variablesOfSearch } from "../../log-agent";
import type { SearchEngine } from "../../search-engine";
import { type AzureMonitor, azureMonitorOutput, azureMonitorVariables, waysToAzureMonitor } from "./azure-monitor";
import { lokiOutput, waysToLoki } from "./loki";
import { type LokiServer, lokiFiles, lokiServerOutput, lokiVariables } from "./loki-server";
import type { FluentBitOptions } from "./options";
import { type LogOutput, logOutput } from "./outputs";
import { searchFiles, searchOutput, searchSecret } from "./search";

/** Configuration and permissions of the agent for one destination. */
export interface LogRoute {
  /** A section of Fluent Bit's classic format. */
  readonly output: pulumi.Input<string>;
  readonly ways: readonly Peer[];
  /** @default none */
  readonly variables?: readonly object[];
  /** More values for the chart's `config`, in addition to the pipeline. @default none */
  readonly files?: ChartValues;
  /**
   * Name of the field for the content of a JSON line, for a store with a fixed set of fields.
   *
   * @default none: the fields of the line become fields of the entry
   */
  readonly mergeKey?: string;
}

/** Returns the search engine, if it is the destination. */
export function engineOf({ destination }: Partial<FluentBitOptions>): SearchEngine | undefined {
  const isEngine =
    typeof destination === "object" && destination.kind !== "loki" && destination.kind !== "azure-monitor";
  return isEngine ? destination : undefined;
}

/** Returns the table of Azure Monitor, if it is the destination. */
export function azureOf({ destination }: Partial<FluentBitOptions>): AzureMonitor | undefined {
  return typeof destination === "object" && destination.kind === "azure-monitor" ? destination : undefined;
}

/** Returns the Loki server outside the cluster, if it is the destination. */
export function serverOf({ destination }: Partial<FluentBitOptions>): LokiServer | undefined {
  return typeof destination === "object" && destination.kind === "loki" ? destination : undefined;
}

/** Reports whether the cloud's log store is the destination. */
export function toCloud({ destination = "cloud" }: Partial<FluentBitOptions>): boolean {
  return destination === "cloud";
}

/** Returns the cloud permissions that the agent needs. */
export function permissionsOf({ cluster, options }: AddonScope<FluentBitOptions>): CloudPermissions | undefined {
  return toCloud(options) ? cloudOutput(cluster)?.permissions : undefined;
}

/** Returns the route to the destination. */
export function routeOf({ cluster, options, find }: AddonScope<FluentBitOptions> & Pick<Lookup, "find">): LogRoute {
  const engine = engineOf(options);
  if (engine !== undefined) {
    const access = { variables: variablesOfSearch(searchSecret), files: searchFiles(engine) };
    return { output: searchOutput(engine), ways: waysTo(engine), ...access };
  }
  const server = serverOf(options);
  if (server !== undefined) {
    const access = { variables: lokiVariables(server), files: lokiFiles(server) };
    return { output: lokiServerOutput(server), ways: waysTo(server), ...access };
  }
  const azure = azureOf(options);
  if (azure !== undefined) {
    const access = { variables: azureMonitorVariables(), mergeKey: "entry" };
    return { output: azureMonitorOutput(azure), ways: waysToAzureMonitor(azure), ...access };
  }
  if (toCloud(options)) {
    return { output: cloudOutput(cluster)?.output ?? "", ways: ["pod-identity", "cloud:443"] };
  }
  const store = find(logStore);
  return { output: lokiOutput(store), ways: waysToLoki(store) };
}

function cloudOutput({ builtin }: Cluster): LogOutput | undefined {
  const offered = builtin.find((offer) => meets({ capability: logDestination }, offer));
  return offered && logOutput(offered.value as LogDestination);
}
