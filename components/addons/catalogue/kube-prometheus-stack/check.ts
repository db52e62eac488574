import { bytes, volumeBytes } from "../../../amounts";
import { notEmpty, objectName, whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { parseQuantity } from "../../../quantity";
import type { KubePrometheusStackOptions } from "./options";

/** Lists the mistakes in the options of kube-prometheus-stack. */
export function checkKubePrometheusStack(options: Partial<KubePrometheusStackOptions>): Problem[] {
  const { storage, memory, retentionDays, alertmanager, grafanaAdminSecret } = options;
  const ports = alertmanager?.receiverPorts ?? [];
  return [
    ...volumeBytes("storage", storage),
    ...checkRoom(storage),
    ...bytes("memory", memory),
    ...whole("retentionDays", retentionDays, { min: 1, unit: "days" }),
    ...objectName("grafanaAdminSecret", grafanaAdminSecret, "the name of a Secret"),
    ...objectName("alertmanager.configSecret", alertmanager?.configSecret, "the name of a Secret"),
    ...notEmpty("alertmanager.receiverPorts", alertmanager?.receiverPorts, "port", "or remove it"),
    ...ports.flatMap((port, index) => whole(`alertmanager.receiverPorts[${index}]`, port, { min: 1, max: 65535 })),
  ];
}

/** Below this, Prometheus has no room for the blocks of two hours that it keeps before it deletes any. */
const leastRoom = 2 ** 30;

function checkRoom(storage: string | undefined): Problem[] {
  const size = storage === undefined ? undefined : parseQuantity(storage);
  return size !== undefined && size < leastRoom ? [expected("storage", "at least 1Gi", storage)] : [];
}
