import { positiveQuantity, whole } from "../../../checks";
import type { Problem } from "../../../problems";
import type { KubePrometheusStackOptions } from "./options";

/** Lists the mistakes in the options of kube-prometheus-stack. */
export function checkKubePrometheusStack(options: Partial<KubePrometheusStackOptions>): Problem[] {
  const { storage, memory, retentionDays, alertmanager } = options;
  const ports = alertmanager?.receiverPorts ?? [];
  return [
    ...positiveQuantity("storage", storage, "50Gi"),
    ...positiveQuantity("memory", memory, "2Gi"),
    ...whole("retentionDays", retentionDays, { min: 1, unit: "days" }),
    ...ports.flatMap((port, index) => whole(`alertmanager.receiverPorts[${index}]`, port, { min: 1, max: 65535 })),
  ];
}
