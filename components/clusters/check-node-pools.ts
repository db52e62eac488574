import { collectProblems, type Problem } from "../problems";

interface Pool {
  readonly min: number;
  readonly dedicated?: string;
  readonly taints?: readonly unknown[];
}

interface Pools {
  readonly nodePools: Readonly<Record<string, Pool>>;
  readonly systemPool?: Pool;
}

/**
 * Lists the objections to pools that leave some add-ons nowhere to run: not all of them tolerate the system pool's taint, and they are
 * waited for before anything could scale a pool out of nothing.
 */
export function checkRoomForAddons({ nodePools, systemPool }: Pools): Problem[] {
  const takesAll = ({ dedicated, taints = [] }: Pool) => dedicated === undefined && taints.length === 0;
  const open = Object.values(nodePools).filter((pool) => takesAll(pool) && pool.min > 0);
  return collectProblems([
    systemPool !== undefined &&
      !takesAll(systemPool) && {
        path: "systemPool",
        message:
          "no dedicated and no taints: the pool has the taint that system pods tolerate, and they tolerate no other",
      },
    open.length === 0 && {
      path: "nodePools",
      message: "at least one pool without dedicated and taints and with a min from 1: some add-ons have nowhere to run",
    },
  ]);
}
