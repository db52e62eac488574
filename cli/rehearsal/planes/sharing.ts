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
      `The clusters ${names.join(", ")} share an API server and its nodes. A rehearsal has at most ${mostPlanes} API servers, and all clusters of providers that are not simulated use the first one. ${consequence}`,
  );
  const found =
    findsCluster && namesOnFirst.length > 0
      ? [
          `The existing cluster of the program shares an API server and its nodes with ${namesOnFirst.join(", ")}, which the program creates. ${consequence}`,
        ]
      : [];
  return [...made, ...found];
}

const consequence =
  "An object that the program creates in one of them exists in all of them. So the rehearsal does not notice if one of them lacks a namespace or a kind. To check that, rehearse each cluster in its own stack.";
