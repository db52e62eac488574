import { coerce, lt } from "semver";
import type { RegisteredResource } from "../../../../../components/testing";
import { groupBy } from "../../../../group-by";
import { text } from "../../../../values";
import { labelOf } from "../../../label";
import type { Compared, HeadLine } from "../contract";
import { linesOf } from "../rule";

/**
 * Lists providers that get another major version or an older version. Another major version may read the same program differently. An older version
 * cannot read the state of a newer one.
 */
export function providerVersionLines({ before, after }: Compared): HeadLine[] {
  const old = new Map(before.map((each) => [each.urn, each]));
  const steps = after.flatMap((resource) => {
    const was = old.get(resource.urn);
    const step = was === undefined ? undefined : stepOf(versionOf(was), versionOf(resource));
    return step === undefined ? [] : [{ resource, step }];
  });
  const own = steps.filter(({ resource }) => isProvider(resource));
  const others = groupBy(
    steps.filter(({ resource }) => !isProvider(resource)),
    ({ resource, step }) => `${resource.type.split(":")[0] ?? ""}: ${step}`,
  );
  const told = [
    ...own.map(({ resource, step }) => `${labelOf(resource)}: ${step}`),
    ...[...others].map(
      ([line, alike]) => `provider ${line}, for ${alike.length} resource${alike.length === 1 ? "" : "s"}`,
    ),
  ];
  return [...linesOf("source", newServers(old, after)), ...linesOf("unjudged", told)];
}

/** Lists servers that newly hand out the plugin of a provider, which runs with the rights of whoever deploys. */
function newServers(old: ReadonlyMap<string, RegisteredResource>, after: readonly RegisteredResource[]): string[] {
  const known = new Set([...old.values()].flatMap((each) => serverOf(each) ?? []));
  return after.flatMap((each) => {
    const server = serverOf(each);
    return server === undefined || known.has(server) || old.size === 0
      ? []
      : [`${server} → provider ${packageOf(each)}: plugin`];
  });
}

function serverOf({ options }: RegisteredResource): string | undefined {
  return text({ ...options }, "pluginDownloadURL");
}

function packageOf({ type }: RegisteredResource): string {
  return (isProviderType.exec(type)?.[1] ?? type.split(":")[0]) || type;
}

const isProviderType = /^pulumi:providers:(.+)$/;

function isProvider({ type }: RegisteredResource): boolean {
  return type.startsWith("pulumi:providers:");
}

/** The version of a provider, or of the default provider that manages a resource. */
function versionOf(resource: RegisteredResource): string | undefined {
  return isProvider(resource) ? text(resource.inputs, "version") : text({ ...resource.options }, "version");
}

function stepOf(before: string | undefined, after: string | undefined): string | undefined {
  const [was, is] = [coerce(before), coerce(after)];
  if (was === null || is === null || before === after) {
    return undefined;
  }
  const what = lt(is, was)
    ? "goes back to an older version"
    : is.major > was.major
      ? "gets a new major version"
      : undefined;
  return what === undefined ? undefined : `${what}, ${before ?? ""} → ${after ?? ""}`;
}
