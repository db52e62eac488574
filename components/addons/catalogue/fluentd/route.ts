import type { Peer } from "../../../network";
import type { Problem } from "../../../problems";
import type { AddonSecret } from "../../definition";
import { waysTo } from "../../endpoint";
import { variablesOfSearch } from "../../log-agent";
import { checkSearchEngine, secretOfEngine } from "../../search-engine";
import { checkKafka, kafkaCa, kafkaOutput, kafkaSecrets, kafkaVariables, waysToKafka } from "./kafka";
import type { FluentdOptions } from "./options";
import { searchCa, searchOutput } from "./search";

/** Everything that the agent needs for its destination. */
export interface Route {
  /** The chart's name of the image with the destination's plugin: https://github.com/fluent/fluentd-kubernetes-daemonset */
  readonly variant: string;
  /** Directives of Fluentd's configuration. */
  readonly output: string;
  readonly ways: readonly Peer[];
  readonly secrets: readonly AddonSecret[];
  readonly variables: readonly object[];
  /** Files beside the configuration that the output names. */
  readonly files: Readonly<Record<string, string>>;
}

const searchSecret = "fluentd-search";

/** The client for Elasticsearch 8 also talks to 9: https://www.elastic.co/docs/reference/elasticsearch/rest-apis/compatibility */
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
