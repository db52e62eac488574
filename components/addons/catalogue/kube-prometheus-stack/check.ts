import { bytes, volumeBytes } from "../../../amounts";
import { notEmpty, objectName, whole } from "../../../checks";
import type { Problem } from "../../../problems";
import type { KubePrometheusStackOptions } from "./options";

/** Lists the mistakes in the options of kube-prometheus-stack. */
export function checkKubePrometheusStack(options: Partial<KubePrometheusStackOptions>): Problem[] {
  const { storage, memory, retentionDays, alertmanager, grafanaAdminSecret } = options;
  const ports = alertmanager?.receiverPorts ?? [];
  return [
    ...volumeBytes("storage", storage),
    ...bytes("memory", memory),
    ...whole("retentionDays", retentionDays, { min: 1, unit: "days" }),
    ...objectName("grafanaAdminSecret", grafanaAdminSecret, "the name of a Secret"),
    ...objectName("alertmanager.configSecret", alertmanager?.configSecret, "the name of a Secret"),
    ...notEmpty("alertmanager.receiverPorts", alertmanager?.receiverPorts, "port", "or remove it"),
    ...ports.flatMap((port, index) => whole(`alertmanager.receiverPorts[${index}]`, port, { min: 1, max: 65535 })),
  ];
}
