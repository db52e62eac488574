import { searchVariables } from "../../log-agent";
import { indexPrefixOf, type SearchEngine } from "../../search-engine";
import { buffer } from "./buffer";
import { directive, type Line, variable } from "./directive";
import { configFolder } from "./pipeline";

/** The file with the search engine's authorities. */
export const searchCa = "search-ca.crt";

/** What the clients of the two say differently. */
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
 * Returns the output to a search engine: https://github.com/uken/fluent-plugin-elasticsearch and
 * https://github.com/fluent/fluent-plugin-opensearch. Lines that are sent again keep their ID, so they are stored once. The engine's
 * version is not asked at the start, so that agents start without it.
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
      /* It stays in the line: without it, the plugins take no notice of a refusal. */
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

/** Replaces dots in labels: a label `app` and another `app.kubernetes.io/name` would be a text and an object of one name. */
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
