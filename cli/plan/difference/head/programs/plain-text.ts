import { type RegisteredResource, secretMark, unknownMark } from "../../../../../components/testing";
import { kindOf, labelOf, nameOf } from "../../../label";
import type { Changed } from "../../changes";
import { declaredIn, holdsMark, isDeclared, mapTexts } from "../../plain-secrets";
import { labelOfPlanned } from "../../words";
import { kept } from "../found";
import { fresh, rule } from "../rule";

/**
 * Lists secrets that everybody who can read the object now sees: values that are no longer secret, and values that look like secrets. No line
 * contains a value.
 */
export const plainTextLines = rule("unprotected", (compared) => [
  ...kept(compared.found).flatMap(revealed),
  ...secretsOf(compared.found.deleted.map(asKey), compared.after),
  ...fresh(compared, (resources) => resources.flatMap(bareSecrets)),
]);

/** Values that are no longer secret in the program. */
function revealed({ after, properties }: Changed): string[] {
  return properties
    .filter(
      (change) =>
        change.before === secretMark && ![undefined, secretMark, unknownMark].includes(change.after as string),
    )
    .map(({ path }) => `${labelOfPlanned(after)}: ${path} was secret and is now plain text`);
}

function asKey(resource: Changed["after"]): string {
  return `${resource.type.replace(/^.*:/, "")} ${nameOf({ ...resource, component: false })}`;
}

/** ConfigMaps that take the place of a Secret. */
function secretsOf(deleted: readonly string[], after: readonly RegisteredResource[]): string[] {
  const gone = new Set(deleted.filter((key) => key.startsWith("Secret ")).map((key) => key.slice("Secret ".length)));
  return after
    .filter((each) => each.type.startsWith("kubernetes:") && kindOf(each) === "ConfigMap" && gone.has(nameOf(each)))
    .map((each) => `${labelOf(each)}: replaces a Secret; its values are now plain text`);
}

/** Lists marked values. The components refuse them; nothing refuses them in other objects. */
function bareSecrets(resource: RegisteredResource): string[] {
  if (resource.read === true) {
    return [];
  }
  const lines: string[] = [];
  const declared = declaredIn(resource);
  mapTexts(resource, (placed) => {
    if (holdsMark(placed.text)) {
      const [, name = placed.path] = shortName.exec(placed.path) ?? [];
      const excuse = isDeclared(declared, placed) ? ", but the program declares that it is no secret" : "";
      lines.push(`${labelOf(resource)}: ${name} looks like a secret in plain text${excuse}`);
    }
    return placed.text;
  });
  return lines;
}

/** A variable or a key by its name alone, and a word of a container's command without what leads to the container. */
const shortName =
  /(?:^data\.|\benv\[|(?=\b(?:containers|initContainers)\[[^\]]*\]\.(?:command|args)))([^\s]+?)(?:\]\.value)?$/;
