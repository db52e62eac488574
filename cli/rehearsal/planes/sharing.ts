import type { ClusterPlanes } from "./cluster-planes";
import { mostPlanes } from "./slots";

/**
 * Says what a rehearsal cannot find about clusters that share an API server, one sentence for each such API server.
 *
 * @param findsCluster whether the program deploys into a cluster that it does not create, too
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
          `The cluster that the program finds shares an API server and its nodes with ${namesOnFirst.join(", ")}, which the program creates. ${consequence}`,
        ]
      : [];
  return [...made, ...found];
}

const consequence =
  "Objects that the program creates in one of them are in all of them, so a namespace or a kind that one of them lacks goes unnoticed. To find that, rehearse each cluster in a stack of its own.";
