import { splitManifests } from "../../charts";
import { shownAddress } from "../../deferred-manifests";
import type { JsonObject } from "../kubernetes";
import type { ChartSources } from "./release";

/** Reports whether a program names a manifest on the internet. */
export function isRemote(file: string): boolean {
  return /^https?:\/\//.test(file);
}

/**
 * Returns the objects of a manifest on the internet. It has none if the user does not allow downloads of charts, or if the download fails;
 * the report then says so.
 */
export async function remoteManifest(
  address: string,
  { ledger, pulled }: Pick<ChartSources, "ledger" | "pulled">,
  signal: AbortSignal,
): Promise<JsonObject[]> {
  if (pulled === undefined) {
    ledger.leaveOutObjects(
      `The manifest ${shownAddress(address)} was not read, and its objects do not exist. To download it, add --pull-charts.`,
    );
    return [];
  }
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) {
      throw new Error(`${response.status} ${response.statusText}`);
    }
    return splitManifests(await response.text()).map(({ object }) => object);
  } catch (error) {
    signal.throwIfAborted();
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    ledger.leaveOutObjects(
      `The manifest ${shownAddress(address)} could not be downloaded, and its objects do not exist: ${reason}`,
    );
    return [];
  }
}
