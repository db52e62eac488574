import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { groupBy } from "../../cli/group-by";
import { modelSources, type Package } from "./clouds";

/** A file of the facts about a cloud that components use to check their arguments: its regions and zones, and its machine types. */
export interface FactFile {
  readonly path: string;
  readonly text: string;
}

/** Regions of AWS' partitions, whose endpoints and ARNs the components know. https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json */
const partitions = new Set(["aws", "aws-cn", "aws-us-gov"]);

/**
 * Reads the places and machines that components know, from the packages of the API models.
 *
 * @param unpacked returns the folder of a package
 */
export async function componentFacts(unpacked: (one: Package) => Promise<string>): Promise<FactFile[]> {
  const [botocore, discovery] = [packageOf("aws", "botocore"), packageOf("gcp", "google-api-python-client")];
  const aws = join(await unpacked(botocore), "botocore/data");
  const gcp = join(await unpacked(discovery), "googleapiclient/discovery_cache/documents");
  return [
    factFile("eks", botocore, { regions: awsRegions(aws), instanceTypes: awsInstanceTypes(aws) }),
    factFile("gke", discovery, { regions: gcpRegions(gcp) }),
  ];
}

function packageOf(cloud: string, name: string): Package {
  const found = modelSources.find((source) => source.cloud === cloud)?.packages.find((one) => one.name === name);
  if (found === undefined) {
    throw new Error(`the API models of ${cloud} are not from ${name}`);
  }
  return found;
}

function factFile(kind: string, { name, version, of }: Package, facts: object): FactFile {
  const text = JSON.stringify({ source: `${name} ${version}, ${of}`, ...facts }, null, 2);
  return { path: `components/clusters/${kind}/facts.json`, text: `${text}\n` };
}

function awsRegions(folder: string): string[] {
  const file = JSON.parse(readFileSync(join(folder, "partitions.json"), "utf8")) as {
    readonly partitions: readonly { readonly id: string; readonly regions: object }[];
  };
  return file.partitions
    .filter(({ id }) => partitions.has(id))
    .flatMap(({ regions }) => Object.keys(regions))
    .filter((region) => !region.endsWith("-global"))
    .toSorted();
}

/** The sizes of each family, from the list of EC2's `InstanceType`. */
function awsInstanceTypes(folder: string): Record<string, string> {
  const file = join(folder, "ec2/2016-11-15/service-2.json.gz");
  const model = JSON.parse(gunzipSync(readFileSync(file)).toString()) as {
    readonly shapes: { readonly InstanceType: { readonly enum: readonly string[] } };
  };
  const families = groupBy(model.shapes.InstanceType.enum, (type) => type.slice(0, type.indexOf(".")));
  const sizes = [...families].map(([family, types]) => [
    family,
    types.map((type) => type.slice(family.length + 1)).join(" "),
  ]);
  return Object.fromEntries(sizes.toSorted(([a = ""], [b = ""]) => a.localeCompare(b)));
}

/** The regions that Compute Engine has an endpoint in. */
function gcpRegions(folder: string): string[] {
  const file = JSON.parse(readFileSync(join(folder, "compute.v1.json"), "utf8")) as {
    readonly endpoints: readonly { readonly location: string }[];
  };
  return file.endpoints.map(({ location }) => location).toSorted();
}
