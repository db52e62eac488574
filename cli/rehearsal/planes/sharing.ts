import type { ClusterPlanes } from "./cluster-planes";
import { mostPlanes } from "./slots";

/**
 * Says what a rehearsal cannot find about clusters that share an API server, one sentence for each such API server.
 *
 * @param findsCluster whether the program deploys into a cluster that it does not make, too
 */
export function sharingSentences(
  { namesOnFirst, sharing }: Pick<ClusterPlanes, "namesOnFirst" | "sharing">,
  findsCluster: boolean,
): string[] {
  const made = sharing.map(
    (names) =>
      `The clusters ${names.join(", ")} share an API server and its nodes, because a run has at most ${mostPlanes}, and clusters of providers that nothing simulates have that of the run. ${consequence}`,
  );
  const found =
    findsCluster && namesOnFirst.length > 0
      ? [
          `The cluster that the program finds shares an API server and its nodes with ${namesOnFirst.join(", ")}, which the program makes. ${consequence}`,
        ]
      : [];
  return [...made, ...found];
}

const consequence =
  "What the program makes in one of them is in all of them, so nobody misses a namespace or a kind that another one has. Rehearse each cluster in a stack of its own to find that.";
