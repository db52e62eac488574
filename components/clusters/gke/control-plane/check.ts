import { collectProblems, type Problem } from "../../../problems";
import { checkAccessCidrs } from "../../check-ranges";
import type { GkeClusterArgs } from "../args";

/** Authorized networks that GKE takes, with a public endpoint and without. https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation */
const limits = { public: 50, private: 100 } as const;

/** Lists the objections to who reaches the API server. */
export function checkEndpoint({ endpoint }: GkeClusterArgs): Problem[] {
  const { publicAccessCidrs, privateAccessCidrs, dns } = endpoint;
  const limit = publicAccessCidrs === undefined ? limits.private : limits.public;
  const count = (publicAccessCidrs?.length ?? 0) + (privateAccessCidrs?.length ?? 0);
  return [
    ...checkAccessCidrs("endpoint.publicAccessCidrs", publicAccessCidrs, "leave it out for no public endpoint"),
    ...checkAccessCidrs("endpoint.privateAccessCidrs", privateAccessCidrs, "leave it out for the nodes only"),
    ...collectProblems([
      count > limit && {
        path: "endpoint",
        message: `at most ${limit} ranges${publicAccessCidrs === undefined ? "" : " where there is a public endpoint"}, given ${count}`,
      },
      publicAccessCidrs === undefined &&
        privateAccessCidrs === undefined &&
        dns !== true && {
          path: "endpoint",
          message:
            "somebody must reach the API server, or nothing can be installed: give privateAccessCidrs (of a VPN or of runners in the network), publicAccessCidrs, or dns: true",
        },
    ]),
  ];
}
