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
      `The clusters ${names.join(", ")} share an API server and its nodes. A rehearsal has at most ${mostPlanes} API servers. All clusters of providers that are not simulated use the first API server. ${consequence}`,
  );
  const found =
    findsCluster && namesOnFirst.length > 0
      ? [
          `The program's existing cluster shares an API server and its nodes with new clusters (${namesOnFirst.join(", ")}). ${consequence}`,
        ]
      : [];
  return [...made, ...found];
}

const consequence =
  "An object in one of these clusters exists in all of them. So the rehearsal cannot notice that a namespace or a kind is missing in one cluster. To check that, rehearse each cluster in its own stack.";
