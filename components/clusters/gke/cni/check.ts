import { oneOf } from "../../../checks";
import { collectProblems, type Problem } from "../../../problems";
import { type CniArgs, GkeCni } from "./args";
import { cniOf } from "./cni";

/** Lists the mistakes in the CNI and in the features that it lacks. */
export function checkCni(args: CniArgs): Problem[] {
  const message = `needs cni: cilium, whose data plane encrypts; remove it with cni: ${cniOf(args)}`;
  return [
    ...oneOf("cni", args.cni, Object.values(GkeCni)),
    ...collectProblems([
      args.nodeEncryption === true && cniOf(args) !== "cilium" && { path: "nodeEncryption", message },
    ]),
  ];
}
