import { setTimeout as pause } from "node:timers/promises";
import { type ClusterAccess, type ObjectReference, readObject } from "../kubernetes";

/** Reports whether an object exists, or appears while this waits for it. */
export async function isThereSoon(
  access: ClusterAccess,
  reference: ObjectReference,
  signal: AbortSignal,
  patienceMilliseconds = 3_000,
): Promise<boolean> {
  for (const end = Date.now() + patienceMilliseconds; ; await pause(200, undefined, { signal })) {
    if ((await readObject(access, reference, signal)) !== undefined) {
      return true;
    }
    if (Date.now() > end) {
      return false;
    }
  }
}
