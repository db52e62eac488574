import { oneOf } from "../../../checks";
import { collectProblems, type Problem } from "../../../problems";
import { type CniArgs, GkeCni } from "./args";
import { cniOf, encryptsNodes } from "./cni";

/** https://cloud.google.com/kubernetes-engine/docs/how-to/enable-inter-node-transparent-encryption */
const maxEncryptedNodes = 500;

/**
 * Lists the mistakes in the CNI and in options that it does not support.
 *
 * @param maxNodes most nodes of all pools together
 */
export function checkCni(args: CniArgs, maxNodes: number): Problem[] {
  const message = `needs cni: cilium, because cni: ${cniOf(args)} cannot encrypt; change cni, or remove nodeEncryption`;
  return [
    ...oneOf("cni", args.cni, Object.values(GkeCni)),
    ...collectProblems([
      args.nodeEncryption === true && cniOf(args) !== "cilium" && { path: "nodeEncryption", message },
      encryptsNodes(args) &&
        maxNodes > maxEncryptedNodes && {
          path: "nodeEncryption",
          message: `supports at most ${maxEncryptedNodes} nodes, but the pools can have ${maxNodes} nodes; set nodeEncryption: false, or make the pools smaller`,
        },
    ]),
  ];
}
