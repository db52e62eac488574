import * as pulumi from "@pulumi/pulumi";
import { isWhole } from "../../checks";
import { isImageDigest, isImageName, isImageTag, parseImage } from "../../image-reference";
import { expected, isPlain, type Problem, quote, refuseProblems } from "../../problems";

/** Kubernetes' maximum length of an image name, without tag and digest. */
const longestRepository = 255;

/** Lists the mistakes in an image that is known. */
export function checkImage(image: string): Problem[] {
  const { name, tag, digest } = parseImage(image);
  const problem = badName(image, name) ?? badVersion(image, tag, digest);
  return problem === undefined ? [] : [problem];
}

function badName(image: string, name: string): Problem | undefined {
  if (isImageName(name) && name.length <= longestRepository) {
    return badRegistry(image, name);
  }
  const scheme = /^[a-z]+:\/\//.exec(image)?.[0];
  const fix = scheme === undefined ? nameFix(name) : `write ${quote(image.slice(scheme.length))}`;
  return expected("image", 'an image such as "registry.example.com/team/web:1.2.3"', image, fix);
}

/** Lists mistakes that the grammar of image names allows. For the grammar, `Team` in `Team/web` is a registry, and any number is a port. */
function badRegistry(image: string, name: string): Problem | undefined {
  const [first = "", ...others] = name.split("/");
  const port = /:(\d+)$/.exec(first)?.[1];
  if (others.length > 0 && !/[.:]/.test(first) && first !== first.toLowerCase()) {
    return expected("image", "a registry with a domain, or a name in lower case", image);
  }
  return port === undefined || isWhole(Number(port), 1, 65_535)
    ? undefined
    : expected("image", "a registry with a port from 1 to 65535", image);
}

function nameFix(name: string): string | undefined {
  if (name.length > longestRepository) {
    return `a name has at most ${longestRepository} characters`;
  }
  return isImageName(name.toLowerCase()) ? "names must be in lower case" : undefined;
}

function badVersion(image: string, tag: string | undefined, digest: string | undefined): Problem | undefined {
  if (tag !== undefined && !isImageTag(tag)) {
    const form = 'a tag of up to 128 letters, digits, "_", "." and "-"';
    return expected("image", form, image, "use only these characters");
  }
  if (digest !== undefined) {
    const form = 'a digest: "sha256:" and 64 hexadecimal digits';
    return isImageDigest(digest) ? undefined : expected("image", form, image, "copy the complete digest");
  }
  const fix = `write ${quote(`${image}:1.2.3`)}, or better ${quote(`${image}@sha256:…`)}`;
  if (tag === undefined) {
    return expected("image", "an image with a tag or digest", image, fix);
  }
  const moving = expected(
    "image",
    "an image with a fixed tag",
    image,
    'the image behind "latest" changes; use a version or digest',
  );
  return tag === "latest" ? moving : undefined;
}

/** Returns the default pull policy. A tag can change, so each start pulls the image again. A digest never changes. */
export function pullPolicy(image: pulumi.Input<string>): pulumi.Input<string> {
  const policyOf = (reference: string) => (reference.includes("@") ? "IfNotPresent" : "Always");
  return typeof image === "string" ? policyOf(image) : pulumi.output(image).apply(policyOf);
}

/** Returns an image, and checks it as soon as it is known. */
export function checkedImage(image: pulumi.Input<string>): pulumi.Input<string> {
  return isPlain(image)
    ? image
    : pulumi.output(image).apply((reference) => {
        refuseProblems("image", checkImage(reference));
        return reference;
      });
}
