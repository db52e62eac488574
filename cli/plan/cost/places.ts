import type { PublicCloud, RegisteredResource } from "../../../components/testing";
import { cloudOf } from "../../clouds";
import { text } from "../../values";

/** Where a resource is billed. */
export interface Place {
  readonly cloud: PublicCloud;
  readonly region: string;
}

const controlPlane =
  /^(?:aws:eks\/cluster|gcp:container\/cluster):Cluster$|^azure-native:containerservice:ManagedCluster$/;

/** Returns a function that finds the place where a resource is billed; `undefined` if it is unknown. */
export function placesOf(
  resources: readonly RegisteredResource[],
): (resource: RegisteredResource) => Place | undefined {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const own = (resource: RegisteredResource): Place | undefined => {
    const cloud = cloudOf(resource.type)?.name;
    const region = cloud === undefined ? undefined : regionOf(resource, byUrn.get(resource.provider ?? ""));
    return cloud === undefined || region === undefined ? undefined : { cloud, region };
  };
  const clusters = resources.filter(({ type }) => controlPlane.test(type));
  const common = onlyPlace((clusters.length > 0 ? clusters : resources).flatMap((resource) => own(resource) ?? []));
  return (resource) => {
    const cloud = cloudOf(resource.type)?.name;
    return own(resource) ?? (cloud === undefined || cloud === common?.cloud ? common : undefined);
  };
}

function regionOf({ inputs }: RegisteredResource, provider: RegisteredResource | undefined): string | undefined {
  const given = text(inputs, "region") ?? text(inputs, "location") ?? text(provider?.inputs, "region");
  /* A zone of Google Cloud, such as europe-west3-a, and a display name of Azure, such as West Europe, both mean a region. */
  return given === "global"
    ? undefined
    : given
        ?.toLowerCase()
        .replaceAll(" ", "")
        .replace(/^([a-z]+-[a-z]+\d+)-[a-z]$/, "$1");
}

/**
 * Returns the only place of a stack's clusters, where the resources that they request are billed; the only place of all resources, if the
 * clusters already exist.
 */
function onlyPlace(places: readonly Place[]): Place | undefined {
  const keys = new Set(places.map(({ cloud, region }) => `${cloud} ${region}`));
  return keys.size === 1 ? places[0] : undefined;
}
