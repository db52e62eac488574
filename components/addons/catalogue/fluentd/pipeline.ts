import { credentialPatterns, type StackTraceLanguage } from "../../log-agent";
import { stateFolder } from "./buffer";
import { directive } from "./directive";

/** Folder of the container into which the chart mounts the files of `fileConfigs`. It includes those that end in `.conf`. */
export const configFolder = "/etc/fluent/config.d";

/** The chart's port for metrics and probes. */
export const metricsPort = 24231;

/**
 * Returns the agent's configuration, as the chart's files. It reads the lines of every container, joins lines that the runtime split and
 * those of stack traces, drops lines with credentials, merges lines that are JSON, and adds what Kubernetes knows about the container.
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
    /* Otherwise it would have to deliver its own lines about a failed delivery, too. */
    ["exclude_path", '["/var/log/containers/fluentd-*_fluentd_fluentd-*.log"]'],
    ["pos_file", `${stateFolder}/containers.pos`],
    ["pos_file_compaction_interval", "1h"],
    ["tag", tag],
    ["read_from_head", "true"],
    ["refresh_interval", "10"],
    ["rotate_wait", "30"],
    /* Notifications of the file system can get lost, the timer's look cannot. */
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

/** Joins the parts of a line that the container runtime split, in pieces of up to 256 KiB. */
const joined = directive("label @CONTAINERS", [
  directive("filter **", [
    ["@type", "concat"],
    ["key", "message"],
    ["separator", '""'],
    /* The plugin's mode for this format knows no limit, so one endless line could fill the agent's memory. */
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
        /* The filter takes one pattern for each key. */
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

/** Tells JSON objects from other lines: the parser would make an entry of each item of a list, and there can be many in a line. */
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

/** Joins the lines of stack traces, which then come back under the rest of their tag. */
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
 * Adds what Kubernetes knows about the container that the file's name says. What a workload's line says about itself does not count. It
 * asks the API server once for each new pod, and keeps no connection to it.
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

/** Counts the lines that the store refused or that no filter could read, and says nothing of their content. */
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
