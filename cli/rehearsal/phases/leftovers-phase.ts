import type { KubernetesObject } from "../kubernetes";
import type { Failure, Remains } from "../report";
import { outcomeOf, type PhaseRunner } from "../run";
import type { Site } from "../site";
import { awaitNoLeftovers, type Remaining } from "./leftovers";

/** A stack after its destroy. */
export interface Ended {
  /** The objects that existed before the stack. */
  readonly before: readonly KubernetesObject[];
  /** Resources that were in the account before the stack. @default none */
  readonly heldBefore?: readonly string[];
  /** Resources that the program retains on purpose. */
  readonly declared: Remains;
  readonly destroyed: boolean;
}

/** Looks for leftovers. After a failed destroy they are its consequence and not further failures. */
export async function lookForLeftovers(
  run: PhaseRunner,
  site: Site,
  ended: Ended,
  signal: AbortSignal,
  phase: "leftovers" | "leftovers again" = "leftovers",
): Promise<void> {
  const { before, declared, destroyed } = ended;
  const look = async (): Promise<Failure[]> => {
    const limits = { seconds: destroyed ? 10 : 0, signal };
    const { left, retained } = await awaitNoLeftovers(sinceThen(site, ended), before, declared, limits);
    run.record.remains(left, retained);
    const messages = [...left.kubernetes, ...left.cloud].map((one) => `${one} still exists after the destroy`);
    return destroyed ? run.record.failWith(phase, messages) : [];
  };
  await run.phase(phase, look, outcomeOf);
}

/** Leaves out what was in the account before the stack. */
function sinceThen({ access, cloud, ledger }: Site, { heldBefore = [] }: Ended): Remaining {
  const held = new Set(heldBefore);
  const added = {
    get remaining() {
      return cloud.remaining.filter((one) => !held.has(one));
    },
    get retained() {
      return [...cloud.retained];
    },
  };
  return { access, ledger, cloud: added };
}
