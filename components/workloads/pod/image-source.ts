import * as pulumi from "@pulumi/pulumi";
import { type ImageSource, sourcedImage } from "../../images";
import { isPlain } from "../../problems";
import type { PodArgs } from "./args";

/** Takes all images of a pod from a source. */
export function fromSource(args: PodArgs, source: ImageSource | undefined): PodArgs {
  if (source === undefined) {
    return args;
  }
  const moved = <Container extends { readonly image: pulumi.Input<string> }>(one: Container): Container => ({
    ...one,
    image: isPlain(one.image)
      ? sourcedImage(source, one.image)
      : pulumi.output(one.image).apply((image) => sourcedImage(source, image)),
  });
  const { initContainers, containers } = args;
  return {
    ...moved(args),
    ...(initContainers !== undefined && { initContainers: each(initContainers, moved) }),
    ...(containers !== undefined && { containers: each(containers, moved) }),
  };
}

function each<T>(map: Readonly<Record<string, T>>, change: (one: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).map(([name, one]) => [name, change(one)]));
}
