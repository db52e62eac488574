import { checkPlainValue, type RegisteredResource, secretMark, unknownMark } from "../../../../components/testing";
import { fields, items, text } from "../../../values";
import { workloads } from "../../descriptions";
import { kindOf, labelOf, nameOf } from "../../label";
import type { Changed } from "../changes";
import { labelOfPlanned } from "../words";
import type { Compared, HeadLine } from "./contract";

/**
 * Lists secrets that everybody who can read an object can now see: values that are no longer secret, and values that look like secrets. No
 * line holds a value.
 */
export function plainTextLines({ before, after, found }: Compared): HeadLine[] {
  const [old, now] = [before, after].map((resources) => new Set(resources.flatMap(bareSecrets)));
  const lines = [
    ...[...found.changed, ...found.replaced].flatMap(revealed),
    ...secretsOf(found.deleted.map(asKey), after),
    ...[...(now ?? [])].filter((line) => old?.has(line) !== true),
  ];
  return [...new Set(lines)].map((line): HeadLine => ({ class: "unprotected", text: line }));
}

/** Values that are no longer secret in the program. */
function revealed({ after, properties }: Changed): string[] {
  return properties
    .filter(
      (change) =>
        change.before === secretMark && ![undefined, secretMark, unknownMark].includes(change.after as string),
    )
    .map(({ path }) => `${labelOfPlanned(after)}: ${path} was secret and is plain text`);
}

function asKey(resource: Changed["after"]): string {
  return `${resource.type.replace(/^.*:/, "")} ${nameOf({ ...resource, component: false })}`;
}

/** ConfigMaps that take the place of a Secret. */
function secretsOf(deleted: readonly string[], after: readonly RegisteredResource[]): string[] {
  const gone = new Set(deleted.filter((key) => key.startsWith("Secret ")).map((key) => key.slice("Secret ".length)));
  return after
    .filter((each) => each.type.startsWith("kubernetes:") && kindOf(each) === "ConfigMap" && gone.has(nameOf(each)))
    .map((each) => `${labelOf(each)}: replaces a Secret, so its values are plain text`);
}

/** Values of ConfigMaps and variables that look like a secret. The components refuse them; nothing refuses them in other objects. */
function bareSecrets(resource: RegisteredResource): string[] {
  if (!resource.type.startsWith("kubernetes:") || resource.read === true) {
    return [];
  }
  const isDeclared = text(resource.inputs, "metadata", "annotations", "keelson.dev/not-secret") !== undefined;
  const data = kindOf(resource) === "ConfigMap" ? Object.entries(fields(resource.inputs.data)) : [];
  const variables = workloads([resource]).flatMap(({ podSpec }) =>
    ["initContainers", "containers"].flatMap((kind) =>
      items(podSpec, kind).flatMap((container) =>
        items(container, "env").map(({ name, value }): [string, unknown] => [text(name) ?? "", value]),
      ),
    ),
  );
  return isDeclared
    ? []
    : [...data, ...variables]
        .filter(
          ([name, value]) =>
            value !== secretMark && value !== unknownMark && checkPlainValue("", name, value, "").length > 0,
        )
        .map(([name]) => `${labelOf(resource)}: ${name} looks like a secret, in plain text`);
}
