import type * as pulumi from "@pulumi/pulumi";
import { type Entry, section } from "./fluent-bit-section";

/**
 * Where the agent keeps on its node how far it is and what it could not send yet, so that its own restart or upgrade loses
 * nothing and repeats nothing.
 */
export const stateFolder = "/var/fluent-bit/state";

/**
 * Lines that show a credential, which are dropped: a log store is read by more people than the secret was meant for. As regular
 * expressions without regard to case.
 */
export const credentials = [
  String.raw`-----BEGIN[A-Z\s]*PRIVATE\sKEY-----`,
  String.raw`authorization["']?\s*[:=]\s*["']?(bearer|basic)\s+\S+`,
  String.raw`\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.`,
  String.raw`\w+://[^/\s:@]+:[^/\s:@]+@`,
  String.raw`(password|passwd|secret_?access_?key|client_?secret|api_?key|access_?token|refresh_?token)(=|"\s*:\s*")[^\s"',;&]{4,}`,
  String.raw`\bgh[pousr]_[A-Za-z0-9]{36}`,
  String.raw`\bxox[abprs]-[A-Za-z0-9-]{10,}`,
] as const;

/**
 * The agent's configuration, in Fluent Bit's classic format: every container's lines, joined where the runtime split them,
 * with what Kubernetes knows of the container, to one stream for each.
 */
export function pipeline(
  outputs: pulumi.Input<string>,
  httpPort: number,
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
      /* its own lines about a failed delivery would be the next thing to deliver */
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
      section("FILTER", [
        ["Name", "grep"],
        ["Match", "kube.*"],
        ...credentials.map((pattern): Entry => ["Exclude", `log (?i)${pattern}`]),
      ]),
      section("FILTER", [
        ["Name", "kubernetes"],
        ["Match", "kube.*"],
        ["Merge_Log", "On"],
        ["Keep_Log", "Off"],
        ["Annotations", "Off"],
        /* a pod must not be able to keep its own lines out of the logs */
        ["K8S-Logging.Exclude", "Off"],
        ["K8S-Logging.Parser", "On"],
        ["Buffer_Size", "1M"],
      ]),
    ].join("\n"),
    outputs,
    customParsers: "",
  };
}
