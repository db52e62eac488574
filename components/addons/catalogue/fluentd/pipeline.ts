import { credentialPatterns, type StackTraceLanguage } from "../../log-agent";
import { stateFolder } from "./buffer";
import { directive } from "./directive";

/** Folder in the container with the files of `fileConfigs`. The chart mounts them there, and Fluentd reads all files that end in `.conf`. */
export const configFolder = "/etc/fluent/config.d";

/** The chart's port for metrics and probes. */
export const metricsPort = 24231;

/**
 * Returns the agent's configuration, as files for the chart. The agent reads the lines of every container, and joins split lines and the lines of
 * stack traces. It drops lines with credentials, merges JSON lines, and adds Kubernetes' metadata of the container.
 */
export function pipeline(output: string, stackTraces: readonly StackTraceLanguage[] = []): Record<string, string> {
  const tag = stackTraces.length === 0 ? "kubernetes.*" : "trace.kubernetes.*";
  return {
    "01_sources.conf": [tail(tag), metrics].join("\n"),
    "02_filters.conf": [joined, lines(stackTraces)].join("\n"),
    "03_dispatch.conf": refused,
    "04_outputs.conf": directive("label @OUTPUT", [output]),
  };
}

/** https://docs.fluentd.org/input/tail */
function tail(tag: string): string {
  return directive("source", [
    ["@type", "tail"],
    ["@id", "containers"],
    ["@label", "@CONTAINERS"],
    ["path", "/var/log/containers/*.log"],
    /* The agent skips its own log. Otherwise, it would also have to deliver its own lines about failed deliveries. */
    ["exclude_path", '["/var/log/containers/fluentd-*_fluentd_fluentd-*.log"]'],
    ["pos_file", `${stateFolder}/containers.pos`],
    ["pos_file_compaction_interval", "1h"],
    ["tag", tag],
    ["read_from_head", "true"],
    ["refresh_interval", "10"],
    ["rotate_wait", "30"],
    /* The agent checks files by a timer, because notifications of the file system can get lost. */
    ["enable_stat_watcher", "false"],
    directive("parse", [
      ["@type", "cri"],
      ["keep_time_key", "false"],
    ]),
  ]);
}

/** https://github.com/fluent/fluent-plugin-prometheus */
const metrics = [
  directive("source", [
    ["@type", "prometheus"],
    ["bind", "0.0.0.0"],
    ["port", `${metricsPort}`],
    ["metrics_path", "/metrics"],
  ]),
  directive("source", [
    ["@type", "prometheus_output_monitor"],
    ["gauge_all", "false"],
  ]),
].join("\n");

/** Joins the parts of lines that the container runtime split, up to 256 KiB for each line. */
const joined = directive("label @CONTAINERS", [
  directive("filter **", [
    ["@type", "concat"],
    ["key", "message"],
    ["separator", '""'],
    /* The plugin's own mode for this format has no limit, so one endless line could fill the agent's memory. */
    ["partial_key", "logtag"],
    ["partial_value", "P"],
    ["stream_identity_key", "stream"],
    ["buffer_limit_size", "256k"],
    ["buffer_overflow_method", "new"],
    ["flush_interval", "5"],
    ["timeout_label", "@LINES"],
  ]),
  directive("match **", [
    ["@type", "relabel"],
    ["@label", "@LINES"],
  ]),
]);

function lines(stackTraces: readonly StackTraceLanguage[]): string {
  return directive("label @LINES", [
    ...(stackTraces.length === 0 ? [] : [traces(stackTraces)]),
    directive("filter kubernetes.**", [
      ["@type", "grep"],
      directive("exclude", [
        ["key", "message"],
        /* The filter accepts only one pattern for each key. */
        ["pattern", `/${credentialPatterns.map((pattern) => `(${pattern})`).join("|")}/i`],
      ]),
    ]),
    sorted,
    directive("filter json.**", [
      ["@type", "parser"],
      ["key_name", "message"],
      ["reserve_data", "true"],
      ["reserve_time", "true"],
      ["remove_key_name_field", "true"],
      ["emit_invalid_record_to_error", "false"],
      directive("parse", [
        ["@type", "json"],
        ["keep_time_key", "true"],
      ]),
    ]),
    kubernetes,
    counted,
    directive("match **", [
      ["@type", "relabel"],
      ["@label", "@OUTPUT"],
    ]),
  ]);
}

/** Separates JSON objects from other lines. The parser would turn a JSON list into one entry for each item, and a line can contain many items. */
const sorted = directive("match kubernetes.**", [
  ["@type", "rewrite_tag_filter"],
  ...[
    ["json", "false"],
    ["text", "true"],
  ].map(([kind = "", others = ""]) =>
    directive("rule", [
      ["key", "message"],
      ["pattern", "/\\A\\s*\\{/"],
      ["invert", others],
      ["tag", `${kind}.\${tag}`],
    ]),
  ),
]);

/** Joins the lines of stack traces. The joined lines come back under a shorter tag. */
function traces(languages: readonly StackTraceLanguage[]): string {
  return directive("match trace.**", [
    ["@type", "detect_exceptions"],
    ["remove_tag_prefix", "trace"],
    ["message", "message"],
    ["stream", "stream"],
    ["languages", languages.join(",")],
    ["multiline_flush_interval", "2"],
    ["force_line_breaks", "true"],
    ["max_bytes", "256000"],
  ]);
}

/**
 * Adds Kubernetes' metadata of the container. The file's name identifies the container, so a workload's line cannot change the metadata. The filter
 * asks the API server once for each new pod, and keeps no connection.
 */
const kubernetes = directive("filter **", [
  ["@type", "kubernetes_metadata"],
  ["watch", "false"],
  ["lookup_from_k8s_field", "false"],
  ["skip_namespace_metadata", "true"],
  ["skip_master_url", "true"],
  ["stats_interval", "0"],
]);

/** Counts the lines for the chart's dashboard. */
const counted = directive("filter **", [
  ["@type", "prometheus"],
  directive("metric", [
    ["name", "fluentd_input_status_num_records_total"],
    ["type", "counter"],
    ["desc", "Log lines sent to the store"],
  ]),
]);

/** Counts lines that the store refused or that no filter could parse. It does not log the lines' content. */
const refused = directive("label @ERROR", [
  directive("filter **", [
    ["@type", "prometheus"],
    directive("metric", [
      ["name", "fluentd_refused_records_total"],
      ["type", "counter"],
      ["desc", "Log lines that the store refused or that no filter could parse"],
    ]),
  ]),
  directive("match **", [["@type", "null"]]),
]);
