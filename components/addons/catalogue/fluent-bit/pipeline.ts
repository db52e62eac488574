import type * as pulumi from "@pulumi/pulumi";
import { credentialPatterns, type StackTraceLanguage } from "../../log-agent";
import { type Entry, section } from "./section";

/**
 * Folder on the node for the agent's read position and for lines that wait for delivery. With it, a restart or upgrade neither loses nor repeats
 * lines.
 */
export const stateFolder = "/var/fluent-bit/state";

/** Joins the lines of stack traces. This filter must be the first, because it sends joined lines through all filters again. */
function traceFilter(languages: readonly StackTraceLanguage[]): string[] {
  return languages.length === 0
    ? []
    : [
        section("FILTER", [
          ["Name", "multiline"],
          ["Match", "kube.*"],
          ["multiline.key_content", "log"],
          ["multiline.parser", languages.join(", ")],
          ["emitter_storage.type", "filesystem"],
          ["emitter_mem_buf_limit", "16M"],
        ]),
      ];
}

/**
 * Returns the agent's configuration in Fluent Bit's classic format. The agent reads the lines of every container, and joins split lines and the lines
 * of stack traces. It adds Kubernetes' metadata of the container, and sends each container's lines to a separate stream.
 */
export function pipeline(
  outputs: pulumi.Input<string>,
  httpPort: number,
  stackTraces: readonly StackTraceLanguage[] = [],
  mergeKey?: string,
): Readonly<Record<string, pulumi.Input<string>>> {
  return {
    service: section("SERVICE", [
      ["Daemon", "Off"],
      ["Flush", "5"],
      ["Log_Level", "info"],
      ["HTTP_Server", "On"],
      ["HTTP_Listen", "0.0.0.0"],
      ["HTTP_Port", `${httpPort}`],
      ["Health_Check", "On"],
      ["Parsers_File", "/fluent-bit/etc/parsers.conf"],
      ["storage.path", `${stateFolder}/buffer`],
      ["storage.backlog.mem_limit", "16M"],
      ["storage.metrics", "On"],
    ]),
    inputs: section("INPUT", [
      ["Name", "tail"],
      ["Path", "/var/log/containers/*.log"],
      /* The agent skips its own log. Otherwise, it would also have to deliver its own lines about failed deliveries. */
      ["Exclude_Path", "/var/log/containers/fluent-bit-*_logging_fluent-bit-*.log"],
      ["Tag", "kube.*"],
      ["multiline.parser", "docker, cri"],
      ["DB", `${stateFolder}/tail.db`],
      ["DB.locking", "On"],
      ["Read_from_Head", "On"],
      ["Skip_Long_Lines", "On"],
      ["Buffer_Max_Size", "256k"],
      ["Refresh_Interval", "10"],
      ["Rotate_Wait", "30"],
      ["storage.type", "filesystem"],
    ]),
    filters: [
      ...traceFilter(stackTraces),
      section("FILTER", [
        ["Name", "grep"],
        ["Match", "kube.*"],
        ...credentialPatterns.map((pattern): Entry => ["Exclude", `log (?i)${pattern}`]),
      ]),
      section("FILTER", [
        ["Name", "kubernetes"],
        ["Match", "kube.*"],
        ["Merge_Log", "On"],
        ...(mergeKey === undefined ? [] : [["Merge_Log_Key", mergeKey] satisfies Entry]),
        ["Keep_Log", "Off"],
        ["Annotations", "Off"],
        /* Pods must not be able to exclude their own lines from the logs. */
        ["K8S-Logging.Exclude", "Off"],
        ["K8S-Logging.Parser", "On"],
        ["Buffer_Size", "1M"],
      ]),
    ].join("\n"),
    outputs,
    customParsers: "",
  };
}
