import type { Peer } from "../../../network";
import type { Problem } from "../../../problems";
import type { AddonSecret } from "../../definition";
import { waysTo } from "../../endpoint";
import { variablesOfSearch } from "../../log-agent";
import { checkSearchEngine, secretOfEngine } from "../../search-engine";
import { checkKafka, kafkaCa, kafkaOutput, kafkaSecrets, kafkaVariables, waysToKafka } from "./kafka";
import type { FluentdOptions } from "./options";
import { searchCa, searchOutput } from "./search";

/** Configuration of the agent for one destination. */
export interface Route {
  /** Name of the image variant with the destination's plugin, as the chart uses it: https://github.com/fluent/fluentd-kubernetes-daemonset */
  readonly variant: string;
  /** Directives of Fluentd's configuration. */
  readonly output: string;
  readonly ways: readonly Peer[];
  readonly secrets: readonly AddonSecret[];
  readonly variables: readonly object[];
  /** Additional files that the output uses. */
  readonly files: Readonly<Record<string, string>>;
}

const searchSecret = "fluentd-search";

/** The client for Elasticsearch 8 also supports Elasticsearch 9: https://www.elastic.co/docs/reference/elasticsearch/rest-apis/compatibility */
const searchVariants = { elasticsearch: "elasticsearch8", opensearch: "opensearch" } as const;

/** Returns the route to the destination. */
export function routeTo(destination: FluentdOptions["destination"]): Route {
  const { kind, caBundle } = destination;
  const fileOf = (name: string) => (caBundle === undefined ? {} : { [name]: caBundle });
  return kind === "kafka"
    ? {
        variant: "kafka2",
        output: kafkaOutput(destination),
        ways: waysToKafka(destination),
        secrets: kafkaSecrets(destination),
        variables: kafkaVariables(destination),
        files: fileOf(kafkaCa),
      }
    : {
        variant: searchVariants[kind],
        output: searchOutput(destination),
        ways: waysTo(destination),
        secrets: [secretOfEngine(searchSecret, destination)],
        variables: variablesOfSearch(searchSecret),
        files: fileOf(searchCa),
      };
}

/** Lists the mistakes in the destination. */
export function checkDestination(path: string, destination: FluentdOptions["destination"]): Problem[] {
  return destination.kind === "kafka" ? checkKafka(path, destination) : checkSearchEngine(path, destination);
}
