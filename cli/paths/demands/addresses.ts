import { addressesOf } from "../../wiring";
import type { Scene } from "../scene";
import { toService } from "../services";
import type { Demand } from "./demand";

/** Lists the calls that workloads are configured with: addresses of Services in their variables, commands and arguments. */
export function addressDemands(scene: Scene): Demand[] {
  return scene.pods.flatMap(({ end, source }) =>
    addressesOf(scene.cluster, source).flatMap(({ at, host, port, service }) => {
      const connections = service === undefined ? [] : toService(scene, end, service, port, "service");
      /* Many programs have their own address among their settings. */
      const others = connections.filter(({ to }) => to !== end);
      return others.length === 0 ? [] : [{ object: source.object, at: `${at} ${host}:${port}`, connections: others }];
    }),
  );
}
