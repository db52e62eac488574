import { type Fields, text, texts } from "../../../values";
import { said } from "../../shown";

/** Describes a node pool, inline or not. */
export function shownPool(pool: Fields): (string | undefined)[] {
  const zones = texts(pool, "availabilityZones");
  return [
    shownNodes(pool),
    zones.length === 0 ? "no zones" : `zones ${zones.join(",")}`,
    [text(pool, "osSKU"), text(pool, "orchestratorVersion")].filter(Boolean).join(" "),
    said("disk", [text(pool, "osDiskSizeGB"), text(pool, "osDiskType")].filter(Boolean).join(" GiB ")),
  ];
}

function shownNodes(pool: Fields): string {
  const of = (key: string) => text(pool, key) ?? "?";
  const size = pool.enableAutoScaling === true ? `${of("minCount")}–${of("maxCount")}` : of("count");
  const spot = pool.scaleSetPriority === "Spot" ? " spot" : "";
  return `${size} × ${text(pool, "vmSize") ?? "unknown size"}${spot}`;
}

/** Lists the risks of a node pool, inline or separate. */
export function poolAlarms(pool: Fields): (string | undefined)[] {
  return [
    pool.enableEncryptionAtHost === true ? undefined : "node disks are not encrypted at the host",
    pool.enableNodePublicIP === true ? "nodes have public addresses" : undefined,
  ];
}
