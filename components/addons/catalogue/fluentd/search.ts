import { searchVariables } from "../../log-agent";
import { indexPrefixOf, type SearchEngine } from "../../search-engine";
import { buffer } from "./buffer";
import { directive, type Line, variable } from "./directive";
import { configFolder } from "./pipeline";

/** The file with the search engine's certificate authorities. */
export const searchCa = "search-ca.crt";

/** The parameters in which the clients of Elasticsearch and OpenSearch differ. */
const clients = {
  elasticsearch: [
    ["verify_es_version_at_startup", "false"],
    ["default_elasticsearch_version", "8"],
    ["unrecoverable_error_types", '["out_of_memory_error"]'],
  ],
  opensearch: [
    ["verify_os_version_at_startup", "false"],
    ["default_opensearch_version", "2"],
    ["unrecoverable_error_types", '["out_of_memory_error"]'],
  ],
} as const satisfies Record<SearchEngine["kind"], readonly Line[]>;

/**
 * Returns the output to a search engine: https://github.com/uken/fluent-plugin-elasticsearch and https://github.com/fluent/fluent-plugin-opensearch.
 * A line keeps its ID when the agent sends it again, so the engine stores it once. Agents do not ask for the engine's version at their start, so they
 * start even without the engine.
 */
export function searchOutput(engine: SearchEngine): string {
  const { hostname, port } = new URL(engine.url);
  const { kind, caBundle } = engine;
  return [
    directive("filter **", [
      ["@type", `${kind}_genid`],
      ["hash_id_key", "line_id"],
    ]),
    undotted,
    directive("match **", [
      ["@type", kind],
      ["@id", "workloads"],
      ["scheme", "https"],
      ["host", hostname],
      ["port", port === "" ? "443" : port],
      ["ssl_verify", "true"],
      ["ssl_version", "TLSv1_2"],
      ...(caBundle === undefined ? [] : [["ca_file", `${configFolder}/${searchCa}`] as const]),
      ["user", variable(searchVariables.user)],
      ["password", variable(searchVariables.password)],
      ["logstash_format", "true"],
      ["logstash_prefix", indexPrefixOf("fluentd", engine)],
      /* The ID stays in the line, because the plugins would otherwise ignore refusals. */
      ["id_key", "line_id"],
      ["write_operation", "create"],
      ["suppress_type_name", "true"],
      ["compression_level", "best_speed"],
      ["request_timeout", "30s"],
      ["reload_connections", "false"],
      ["reconnect_on_error", "true"],
      ...clients[kind],
      buffer,
    ]),
  ].join("\n");
}

/** Replaces dots in labels. Otherwise, the labels `app` and `app.kubernetes.io/name` would conflict: `app` would be both a text and an object. */
const undotted = directive("filter **", [
  ["@type", "record_transformer"],
  ["enable_ruby", "true"],
  directive("record", [
    [
      "kubernetes",
      '${(record["kubernetes"] || {}).merge("labels" => (record.dig("kubernetes", "labels") || {}).transform_keys { |key| key.tr(".", "_") })}',
    ],
  ]),
]);
