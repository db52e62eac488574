import { bytes } from "../../../amounts";
import type { TelemetrySignal } from "../../../capabilities";
import { dnsLabel, matches, notEmpty, once, oneOf } from "../../../checks";
import type { Cloud } from "../../../clusters/contract";
import { collectProblems, expected, type Problem } from "../../../problems";
import { checkStoredSecret } from "../../addon-secret";
import type { AddonScope } from "../../definition";
import { checkEndpoint } from "../../endpoint";
import type { OpentelemetryCollectorOptions, OtlpExporter, TelemetryExporter } from "./options";

/** The exporters that work on one cloud only, because they need an identity there. Other exporters work everywhere. */
const onlyIn: Readonly<Partial<Record<TelemetryExporter["kind"], Cloud>>> = { xray: "aws", "cloud-trace": "gcp" };

/** The form of names that become parts of environment variables. With this form, two names never give the same variable. */
const nameForm = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const nameWords = 'words of lower-case letters and digits, joined by "-"';

/** Lists the mistakes in the options of the OpenTelemetry Collector. */
export function checkCollector({ cluster, options }: AddonScope<Partial<OpentelemetryCollectorOptions>>): Problem[] {
  const { exporters, memory, mode, namespaces, sampledPercent: percent } = options;
  return [
    ...notEmpty("exporters", exporters, "exporter", "to send traces to Tempo, remove the option"),
    ...Object.entries(exporters ?? {}).flatMap(([name, exporter]) => [
      ...matches(`exporters.${name}`, name, nameForm, nameWords),
      ...checkExporter(`exporters.${name}`, exporter, cluster.cloud),
    ]),
    ...oneOf("mode", mode, ["gateway", "agent"]),
    ...bytes("memory", memory),
    ...notEmpty("namespaces", namespaces, "namespace", "to accept telemetry only from tenants, remove the option"),
    ...once("namespaces", namespaces ?? [], "namespace"),
    ...(namespaces ?? []).flatMap((one, index) => dnsLabel(`namespaces[${index}]`, one)),
    ...collectProblems([
      percent !== undefined &&
        !(percent > 0 && percent <= 100) &&
        expected("sampledPercent", "a percentage above 0, at most 100", percent),
    ]),
  ];
}

function checkExporter(path: string, exporter: TelemetryExporter, cloud: Cloud): Problem[] {
  const cloudOfKind = onlyIn[exporter.kind];
  if (cloudOfKind !== undefined && cloudOfKind !== cloud) {
    const fix = 'use "otlp" and a service that accepts a key';
    return [expected(`${path}.kind`, `a kind that works on cloud "${cloud}"`, exporter.kind, fix)];
  }
  switch (exporter.kind) {
    case "azure-monitor":
      return [
        ...checkStoredSecret(`${path}.connectionString`, exporter.connectionString),
        ...checkSignals(path, exporter.signals),
      ];
    case "otlp":
      return checkOtlp(path, exporter);
    default:
      return [];
  }
}

function checkOtlp(path: string, { endpoint, protocol, headers, signals, caBundle, cidrs }: OtlpExporter): Problem[] {
  const names = { url: `${path}.endpoint`, caBundle: `${path}.caBundle`, cidrs: `${path}.cidrs` };
  return [
    ...checkEndpoint(names, { url: endpoint, caBundle, cidrs }, "https://otlp.example.com:4317"),
    ...oneOf(`${path}.protocol`, protocol, ["grpc", "http/protobuf"]),
    ...notEmpty(`${path}.headers`, headers, "header"),
    ...Object.entries(headers ?? {}).flatMap(([header, secret]) => [
      ...matches(`${path}.headers.${header}`, header, nameForm, nameWords),
      ...checkStoredSecret(`${path}.headers.${header}`, secret),
    ]),
    ...checkSignals(path, signals),
  ];
}

function checkSignals(path: string, signals: readonly TelemetrySignal[] | undefined): Problem[] {
  return [
    ...notEmpty(`${path}.signals`, signals, "signal"),
    ...(signals ?? []).flatMap((signal, index) =>
      oneOf(`${path}.signals[${index}]`, signal, ["traces", "metrics", "logs"]),
    ),
  ];
}
