import type { Capabilities } from "../../../charts";
import type { ClusterAccess } from "../../kubernetes";

/** Asks the live server for its version, groups and kinds. */
export async function capabilitiesOf({ client, discovery }: ClusterAccess): Promise<Capabilities> {
  const { gitVersion } = await client.get<{ gitVersion: string }>("/version");
  const kinds = (await discovery.groupVersions("all")).map(async (version) => {
    const served = await discovery.reachableKinds(version);
    return [version, ...new Set(served.map(({ kind }) => `${version}/${kind}`))];
  });
  return { kubeVersion: gitVersion, apiVersions: (await Promise.all(kinds)).flat() };
}
