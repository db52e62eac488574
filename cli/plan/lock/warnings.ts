import { asRelease } from "../../charts";
import { imagesIn } from "../images";
import { plannedResources } from "../planned-resource";
import type { Plan } from "../program";
import { chartsOf, unlocked } from "./lock";
import { lockPath, readLock } from "./lock-file";

/**
 * Lists parts of a plan that the stack's lock lacks: charts, images of objects, and those of charts if their content is known.
 *
 * @returns none if the stack has no lock
 */
export async function lockWarnings(root: string, { ofCharts = [], resources, stack }: Plan): Promise<string[]> {
  const lock = await readLock(root, stack);
  if (lock === undefined) {
    return [];
  }
  const objects = resources
    .map((one) => asRelease(one))
    .filter(({ type }) => type.startsWith("kubernetes:") && !type.startsWith("kubernetes:helm.sh/"));
  const images = [...objects, ...ofCharts].flatMap(({ inputs }) => imagesIn(inputs));
  return unlocked(lock, chartsOf(plannedResources(resources)), images).map(
    (what) => `is not in ${lockPath(stack)}: ${what}`,
  );
}
