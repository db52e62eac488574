import { generatedName, type RegisteredResource } from "../../components/testing";
import { groupBy } from "../group-by";
import { fields, text } from "../values";
import { joined, judgeWiring, type PlainObject, type Unseen, type Wiring, wiringLines } from "../wiring";
import { wrap } from "../wrap";
import { kindOf, labelOf, nameOf, namespaceOf } from "./label";

/** Judges the references among the Kubernetes objects of a plan, those of each cluster (provider) for themselves. */
export function planWiring(resources: readonly RegisteredResource[]): Wiring {
  const inClusters = resources.filter(({ component, type }) => type.startsWith("kubernetes:") && !component);
  const opaque = resources.filter((resource) => resource.opaque === true);
  const clusters = groupBy(inClusters, ({ provider }) => provider ?? "");
  return joined(
    [...clusters.values()].map((own) => {
      const objects = own.filter(isObject).map(objectOf);
      const namespaces = own.filter((resource) => isObject(resource) && kindOf(resource) === "Namespace");
      const unseen = [...own.filter((resource) => !isObject(resource)), ...opaque].map(unseenBy);
      return judgeWiring(objects, { unseen, own: new Set(namespaces.map(nameOf)) });
    }),
  );
}

/** Lists the Kubernetes objects whose content a plan knows. */
export function plannedObjects(resources: readonly RegisteredResource[]): PlainObject[] {
  return resources
    .filter((resource) => resource.type.startsWith("kubernetes:") && !resource.component && isObject(resource))
    .map(objectOf);
}

/** Reports whether a plan knows the object: not those of charts, nor the content of what is read or only patched. */
function isObject(resource: RegisteredResource): boolean {
  const { read, type } = resource;
  const isPatchOfContent = type.endsWith("Patch") && namespaceOf(resource) !== "";
  return read !== true && !isRelease(type) && !isPatchOfContent;
}

function isRelease(type: string): boolean {
  return type.startsWith("kubernetes:helm.sh/");
}

/** Returns what brings objects that the plan does not show. */
function unseenBy(resource: RegisteredResource): Unseen {
  const { inputs, type } = resource;
  if (!isRelease(type)) {
    return { what: labelOf(resource), ...(resource.opaque !== true && { namespace: namespaceOf(resource) }) };
  }
  const chart = text(inputs, "chart")?.split("/").at(-1) ?? resource.name;
  return { what: `chart ${chart}`, namespace: text(inputs, "namespace") };
}

/** Returns a resource as an object. Without a name it has the one by which the rest of the program knows it. */
function objectOf({ inputs, name, type }: RegisteredResource): PlainObject {
  const metadata = fields(inputs, "metadata");
  return text(metadata, "name") === undefined
    ? { ...inputs, metadata: { ...metadata, name: generatedName(type, name) } }
    : inputs;
}

/** Writes the outcome of `--check` for one stack. */
export function wiringText(stack: string, wiring: Wiring, format: "text" | "markdown"): string {
  const lines = wiringLines(wiring);
  const shown = lines.length === 0 ? ["no references"] : lines;
  return format === "markdown"
    ? `\n### Wiring of ${stack}\n\n${shown.map((line) => `- ${line}\n`).join("")}`
    : `\nWiring of ${stack}\n${shown
        .flatMap((line) => wrap(line, 116, "    "))
        .map((line) => `  ${line}\n`)
        .join("")}`;
}
