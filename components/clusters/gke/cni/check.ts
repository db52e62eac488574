import { oneOf } from "../../../checks";
import { collectProblems, type Problem } from "../../../problems";
import { type CniArgs, GkeCni } from "./args";
import { cniOf, encryptsNodes } from "./cni";

/** https://cloud.google.com/kubernetes-engine/docs/how-to/enable-inter-node-transparent-encryption */
const maxEncryptedNodes = 500;

/**
 * Lists the mistakes in the CNI and in the features that it lacks.
 *
 * @param maxNodes most nodes of all pools together
 */
export function checkCni(args: CniArgs, maxNodes: number): Problem[] {
  const message = `needs cni: cilium, whose data plane encrypts; remove it with cni: ${cniOf(args)}`;
  return [
    ...oneOf("cni", args.cni, Object.values(GkeCni)),
    ...collectProblems([
      args.nodeEncryption === true && cniOf(args) !== "cilium" && { path: "nodeEncryption", message },
      encryptsNodes(args) &&
        maxNodes > maxEncryptedNodes && {
          path: "nodeEncryption",
          message: `works with at most ${maxEncryptedNodes} nodes, but the pools may have ${maxNodes}; set nodeEncryption: false or smaller pools`,
        },
    ]),
  ];
}
