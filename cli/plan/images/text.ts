import type { ImageList } from "./list";

const outside = "Not in the list: images of nodes, of the cloud's own workloads, and of pods that a controller creates";

/** Writes the list for people: an image on each line, with its users below. */
export function imageText({ project, stack, images, unseen }: ImageList): string {
  const elsewhere = images.filter((one) => one.elsewhere === true);
  const pinned = images.filter(({ digest }) => digest !== undefined).length;
  return [
    `${project}, stack ${stack}: images ${images.length}, by digest ${pinned}`,
    ...images.flatMap(({ image, usedBy }) => [`  ${image}`, ...usedBy.map((user) => `      ${user}`)]),
    "",
    ...(elsewhere.length === 0
      ? []
      : ["Not from the platform's registry", ...elsewhere.map(({ image }) => `  ${image}`), ""]),
    ...(unseen.length === 0 ? [] : ["Not checked", ...unseen.map((chart) => `  ${chart}`), ""]),
    outside,
    "",
  ].join("\n");
}
