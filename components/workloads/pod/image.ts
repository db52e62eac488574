import * as pulumi from "@pulumi/pulumi";
import { collectProblems, type Problem, quote, refuseProblems } from "../../problems";

/** Objections to an image that is known. */
export function checkImage(image: string): Problem[] {
  const [reference, digest] = image.split("@");
  const tag = /:([^/:]+)$/.exec(reference ?? "")?.[1];
  return collectProblems([
    digest === undefined &&
      tag === undefined && {
        path: "image",
        message: `an image with a tag or digest, given ${quote(image)}: write ${quote(`${image}:1.2.3`)}, or better ${quote(`${image}@sha256:…`)}`,
      },
    digest === undefined &&
      tag === "latest" && {
        path: "image",
        message: `an image with a tag that stays, given ${quote(image)}: "latest" moves; name a version or digest`,
      },
  ]);
}

/** A digest never moves; a tag may, so it is looked up at each start. */
export function pullPolicy(image: pulumi.Input<string>): pulumi.Input<string> {
  const policyOf = (reference: string) => (reference.includes("@") ? "IfNotPresent" : "Always");
  return typeof image === "string" ? policyOf(image) : pulumi.output(image).apply(policyOf);
}

/** An image, checked as soon as it is known. */
export function checkedImage(image: pulumi.Input<string>): pulumi.Input<string> {
  return typeof image === "string"
    ? image
    : pulumi.output(image).apply((reference) => {
        refuseProblems("image", checkImage(reference));
        return reference;
      });
}
