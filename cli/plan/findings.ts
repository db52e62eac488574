import type { RegisteredResource } from "../../components/testing";
import { isProvider, labelOf } from "./label";

/** What is worth a warning about the shape of a program, one line each. */
export function findings(resources: readonly RegisteredResource[]): string[] {
  const managed = resources.filter((resource) => !resource.component && !isProvider(resource) && !isBuiltIn(resource));
  const hasComponents = resources.some(({ component }) => component);
  return [
    ...finding(
      "on a default provider",
      managed.filter(({ provider }) => provider === undefined),
    ),
    ...(hasComponents
      ? finding(
          "in no component",
          managed.filter(({ parent }) => parent === undefined),
        )
      : []),
  ];
}

/** The engine itself manages these, such as stack references. */
function isBuiltIn(resource: RegisteredResource): boolean {
  return resource.type.startsWith("pulumi:pulumi:");
}

function finding(what: string, resources: readonly RegisteredResource[]): string[] {
  return resources.length === 0 ? [] : [`${what}: ${resources.map(labelOf).join(", ")}`];
}
