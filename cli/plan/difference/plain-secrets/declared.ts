import { notSecretAnnotation } from "../../../../components/testing";
import { at, text } from "../../../values";
import type { PlannedResource } from "../../planned-resource";
import type { PlacedText } from "./texts";

/** Where Keelson and users annotate: the object, or the template of its pods. */
const annotated = [
  [],
  ["spec", "template"],
  ["spec", "jobTemplate", "spec", "template"],
  ["spec", "jobTargetRef", "template"],
];

/** Returns the paths of the values that the program declares not to be secrets. */
export function declaredIn({ inputs }: Pick<PlannedResource, "inputs">): ReadonlySet<string> {
  const lists = annotated.map(
    (path) => text(at(inputs, ...path, "metadata", "annotations", notSecretAnnotation)) ?? "",
  );
  return new Set(lists.flatMap((list) => list.split(" ")).filter((path) => path !== ""));
}

/** Reports whether one of the declarations names a text, such as `env.TOKEN` or `containers.proxy.args[1]`. */
export function isDeclared(declared: ReadonlySet<string>, placed: Pick<PlacedText, "path" | "isMain">): boolean {
  return declared.size > 0 && declarationsOf(placed).some((path) => declared.has(path));
}

function declarationsOf({ path, isMain }: Pick<PlacedText, "path" | "isMain">): string[] {
  const [, list, container, variable, word] = inContainer.exec(path) ?? [];
  if (container !== undefined) {
    const own = variable === undefined ? String(word) : `env.${variable}`;
    return [`${String(list)}.${container}.${own}`, ...(isMain ? [own] : [])];
  }
  const key = /^data(?:\.(.+)|\["(.+)"\])$/
    .exec(path)
    ?.slice(1)
    .find((each) => each !== undefined);
  const [, trigger, metadata] = /\btriggers\[([^\]]*)\]\.metadata\.(.+)$/.exec(path) ?? [];
  return [
    ...(key === undefined ? [] : [`data.${key}`, `files.${key}`]),
    ...(trigger === undefined ? [] : [`triggers.${trigger}.metadata.${String(metadata)}`]),
  ];
}

const inContainer =
  /(?:^|\.)(containers|initContainers)\[([^\]]*)\]\.(?:env\[([^\]]*)\]\.value|((?:command|args)\[\d+\]))$/;
