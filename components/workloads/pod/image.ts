import * as pulumi from "@pulumi/pulumi";
import { expected, type Problem, quote, refuseProblems } from "../../problems";

/** Lists the mistakes in an image that is known. */
export function checkImage(image: string): Problem[] {
  const [reference, digest] = image.split("@");
  const tag = /:([^/:]+)$/.exec(reference ?? "")?.[1];
  if (digest !== undefined || (tag !== undefined && tag !== "latest")) {
    return [];
  }
  const fix = `write ${quote(`${image}:1.2.3`)}, or better ${quote(`${image}@sha256:…`)}`;
  return tag === undefined
    ? [expected("image", "an image with a tag or digest", image, fix)]
    : [expected("image", "an image with a fixed tag", image, '"latest" changes; use a version or digest')];
}

/** Returns the default pull policy. A digest never changes; a tag can, so each start pulls it again. */
export function pullPolicy(image: pulumi.Input<string>): pulumi.Input<string> {
  const policyOf = (reference: string) => (reference.includes("@") ? "IfNotPresent" : "Always");
  return typeof image === "string" ? policyOf(image) : pulumi.output(image).apply(policyOf);
}

/** Returns an image, and checks it as soon as it is known. */
export function checkedImage(image: pulumi.Input<string>): pulumi.Input<string> {
  return typeof image === "string"
    ? image
    : pulumi.output(image).apply((reference) => {
        refuseProblems("image", checkImage(reference));
        return reference;
      });
}
