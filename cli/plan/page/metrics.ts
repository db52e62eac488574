import type { RegisteredResource } from "../../../components/testing";
import { shortened } from "../../shortened";
import { fields, items, text } from "../../values";
import { chartName, durationWords } from "../descriptions";
import { kindOf, nameOf } from "../label";

/** The fields of a receiver that send alerts, by their ends. https://prometheus.io/docs/alerting/latest/configuration/#receiver-integration-settings */
const sending = /_configs$/;

/** Says where metrics are stored and for how long, which alerts the program defines, and who gets them. */
export function metricLines(made: readonly RegisteredResource[]): string[] {
  const stacks = made.filter((each) => chartName(each) === "kube-prometheus-stack");
  const rules = made.filter((each) => each.type.startsWith("kubernetes:") && kindOf(each) === "PrometheusRule");
  const alerts = rules
    .flatMap(({ inputs }) => items(inputs, "spec", "groups"))
    .flatMap((group) => items(group, "rules"))
    .filter((rule) => text(rule, "alert") !== undefined).length;
  return [
    ...stacks.flatMap(({ inputs, ...release }) => [
      storeLine(nameOf({ inputs, ...release }), inputs.values),
      receiverLine(inputs.values),
    ]),
    ...(alerts === 0
      ? []
      : [`Alerts of this program · ${alerts}, in ${rules.length} PrometheusRule${rules.length === 1 ? "" : "s"}`]),
  ];
}

function storeLine(name: string, values: unknown): string {
  const spec = fields(values, "prometheus", "prometheusSpec");
  const [replicas, retention] = [Number(text(spec, "replicas") ?? 1), text(spec, "retention")];
  const size = text(spec, "storageSpec", "volumeClaimTemplate", "spec", "resources", "requests", "storage");
  const copies = items(spec.remoteWrite).flatMap(({ url }) => text(url) ?? []);
  return [
    "Metrics",
    `in the cluster by Prometheus (${name})`,
    ...(replicas > 1 ? [`${replicas} replicas, each with all metrics`] : []),
    ...(retention === undefined ? [] : [`kept ${durationWords(retention)}`]),
    size === undefined ? "on no volume: lost with the pod" : `on a volume of ${size}${replicas > 1 ? " each" : ""}`,
    copies.length === 0 ? "no copy elsewhere" : `copied to ${shortened(copies)}`,
  ].join(" · ");
}

function receiverLine(values: unknown): string {
  const { alertmanagerSpec, config, enabled } = fields(values, "alertmanager");
  if (enabled === false) {
    return "Alerts go to · nobody: Alertmanager is switched off";
  }
  const secret = text(alertmanagerSpec, "configSecret");
  if (secret !== undefined) {
    return `Alerts go to · the receivers in Secret ${secret}, which this program does not read`;
  }
  const receivers = items(config, "receivers").flatMap((receiver) => {
    const ways = Object.keys(receiver).filter((key) => sending.test(key));
    return ways.length === 0 ? [] : [`${text(receiver, "name") ?? ""} (${ways.map(wayOf).join(", ")})`];
  });
  return receivers.length === 0
    ? "Alerts go to · nobody: Alertmanager has no receiver, so you see alerts only in its own pages"
    : `Alerts go to · ${shortened(receivers, 6)}, by default to ${text(config, "route", "receiver") ?? "nobody"}`;
}

function wayOf(field: string): string {
  return field.replace(sending, "");
}
