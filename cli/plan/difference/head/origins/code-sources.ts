import { isImage, parseImage } from "../../../../../components/testing";
import { type Fields, fields, isKnown, isRecord, items, text } from "../../../../values";
import type { PlannedResource } from "../../../planned-resource";
import { addressPublisher, imagePublisher } from "./publishers";

/** How exactly a reference names its content: by a name that moves, by a version, or by a hash of the content. */
type Firmness = "moving" | "version" | "hash";

/** Code that a resource runs, and where it comes from. */
export interface CodeSource {
  /** The place in the resource, which is the same in both plans. */
  readonly slot: string;
  readonly what: "image" | "chart" | "source";
  readonly publisher: string;
  /** The pinned part of a reference, for instance a tag, a version or a revision. */
  readonly pinned: string;
  readonly firmness: Firmness;
}

/** Lists the code that an object or a release runs: images, charts, and what Argo CD, Flux and Kustomize fetch. */
export function codeSources({ type, inputs, read }: Pick<PlannedResource, "type" | "inputs" | "read">): CodeSource[] {
  if (!type.startsWith("kubernetes:") || read === true) {
    return [];
  }
  return [...chartSources(type, inputs), ...gitSources(type, inputs), ...imageSources("", inputs)];
}

function source(slot: string, what: CodeSource["what"], address: string, pinned: string): CodeSource {
  return { slot, what, publisher: addressPublisher(address), pinned, firmness: firmnessOf(pinned) };
}

/** Charts of Helm releases, and of Flux. */
function chartSources(type: string, inputs: Fields): CodeSource[] {
  if (type.startsWith("kubernetes:helm.toolkit.fluxcd.io/")) {
    const chart = fields(inputs, "spec", "chart", "spec");
    const { kind, name } = fields(chart, "sourceRef");
    return text(chart, "chart") === undefined
      ? []
      : [
          {
            ...source("chart", "chart", "", text(chart, "version") ?? "*"),
            publisher: `${String(kind)} ${String(name)}`,
          },
        ];
  }
  const chart = text(inputs, "chart");
  if (!/^kubernetes:helm\.sh\/v[1-4]:(?:Release|Chart)$/.test(type) || chart === undefined || chart.startsWith(".")) {
    return [];
  }
  const repository = text(inputs, "repositoryOpts", "repo") ?? text(inputs, "fetchOpts", "repo");
  const address = repository ?? (chart.includes("://") ? chart : undefined);
  return address === undefined ? [] : [source("chart", "chart", address, text(inputs, "version") ?? "*")];
}

/** Code that Argo CD, Flux, Kustomize and Pulumi's own components fetch from Git and other places. */
function gitSources(type: string, inputs: Fields): CodeSource[] {
  const spec = fields(inputs, "spec");
  if (type.startsWith("kubernetes:argoproj.io/")) {
    return [...argoSources("", spec), ...argoSources("template.", fields(spec, "template", "spec"))];
  }
  if (type.startsWith("kubernetes:source.toolkit.fluxcd.io/")) {
    const address = text(spec, "url") ?? text(spec, "endpoint");
    return address === undefined
      ? []
      : [{ ...source("source", "source", address, "*"), ...fluxReference(fields(spec, "ref")) }];
  }
  const directory = text(inputs, "directory") ?? "";
  return type.startsWith("kubernetes:kustomize/") && /^[\w-]+\.|:\/\/|^git@/.test(directory)
    ? [source("directory", "source", directory, /[?&]ref=([^&]+)/.exec(directory)?.[1] ?? "*")]
    : [];
}

/** https://fluxcd.io/flux/components/source/gitrepositories/#reference */
function fluxReference(reference: Fields): Pick<CodeSource, "pinned" | "firmness"> {
  const [hash, tag] = [text(reference, "commit") ?? text(reference, "digest"), text(reference, "tag")];
  const other = text(reference, "semver") ?? text(reference, "name") ?? text(reference, "branch") ?? "*";
  return hash !== undefined
    ? { pinned: hash, firmness: "hash" }
    : { pinned: tag ?? other, firmness: tag === undefined ? firmnessOf(other) : "version" };
}

function argoSources(within: string, spec: Fields): CodeSource[] {
  const all = [...(isRecord(spec.source) ? [fields(spec.source)] : []), ...items(spec.sources)];
  return all.flatMap((each, index) => {
    const address = text(each, "repoURL");
    return address === undefined
      ? []
      : [source(`${within}sources[${index}]`, "source", address, text(each, "targetRevision") ?? "*")];
  });
}

/** Finds images at any depth: in pods, in custom resources, and in the values of charts. */
function imageSources(slot: string, value: unknown): CodeSource[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => imageSources(`${slot}[${text(item, "name") ?? index}]`, item));
  }
  if (!isRecord(value)) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = slot === "" ? key : `${slot}.${key}`;
    const image = imageKeys.has(key) ? imageOf(inner) : undefined;
    return image === undefined ? imageSources(own, inner) : [{ ...image, slot: own }];
  });
}

const imageKeys = new Set(["image", "imageName", "imageRegistry"]);

/** Reads an image: a text, or its parts as the values of charts have them. Without a tag, the chart decides. */
function imageOf(value: unknown): Omit<CodeSource, "slot"> | undefined {
  if (typeof value === "string") {
    return isKnown(value) && isImage(value) ? imageSource(value, pinOf(value) ?? "latest") : undefined;
  }
  const [registry, repository] = [text(value, "registry"), text(value, "repository") ?? text(value, "name")];
  const name = [registry ?? [], repository ?? []].flat().join("/");
  return name === "" ? undefined : imageSource(name, text(value, "digest") ?? text(value, "tag") ?? pinOf(name) ?? "");
}

/** Returns the digest or tag of an image. */
function pinOf(image: string): string | undefined {
  const { tag, digest } = parseImage(image);
  return digest ?? tag;
}

function imageSource(image: string, pinned: string): Omit<CodeSource, "slot"> {
  const firmness = /^\w+:[0-9a-f]+$/.test(pinned) ? "hash" : pinned === "latest" ? "moving" : "version";
  return { what: "image", publisher: imagePublisher(image), pinned, firmness };
}

/** A commit or digest never moves, and an exact version hardly does. A range, a branch and `HEAD` do. */
function firmnessOf(pinned: string): Firmness {
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64})$/.test(pinned)) {
    return "hash";
  }
  return /^refs\/tags\/|^v?\d+\.\d+$|(?:^|[-_/])v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/i.test(pinned) ? "version" : "moving";
}
