import { bytes, volumeBytes } from "../../../amounts";
import { objectName, whole } from "../../../checks";
import { expected, type Problem } from "../../../problems";
import { parseQuantity } from "../../../quantity";
import { checkAlertmanager } from "./alertmanager";
import { checkGrafana } from "./grafana-sign-in";
import type { KubePrometheusStackOptions } from "./options";
import { checkRemoteWrite } from "./remote-write";

/** Lists the mistakes in the options of kube-prometheus-stack. */
export function checkKubePrometheusStack(options: Partial<KubePrometheusStackOptions>): Problem[] {
  const { storage, memory, retentionDays, alertmanager, remoteWrite, grafana, grafanaAdminSecret } = options;
  return [
    ...volumeBytes("storage", storage),
    ...checkRoom(storage),
    ...bytes("memory", memory),
    ...whole("retentionDays", retentionDays, { min: 1, unit: "days" }),
    ...objectName("grafanaAdminSecret", grafanaAdminSecret, "the name of a Secret"),
    ...checkAlertmanager(alertmanager),
    ...checkRemoteWrite(remoteWrite),
    ...checkGrafana(grafana),
  ];
}

/** Minimum size of the volume. A smaller volume has no room for the two-hour blocks that Prometheus keeps before it deletes a block. */
const leastRoom = 2 ** 30;

function checkRoom(storage: string | undefined): Problem[] {
  const size = storage === undefined ? undefined : parseQuantity(storage);
  return size !== undefined && size < leastRoom ? [expected("storage", "at least 1Gi", storage)] : [];
}
