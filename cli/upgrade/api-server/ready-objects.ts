import { unknownMark } from "../../../components/testing";
import type { JsonObject } from "../../rehearsal/kubernetes";
import { fields, isKnown, isRecord, text } from "../../values";
import type { PlainObject } from "../../wiring";
import type { SourcedObject } from "../apis";

/** An object as it is sent. */
export interface ReadyObject {
  readonly sourced: SourcedObject;
  readonly object: JsonObject;
  /** Whether a value is only known after a deployment and needs a placeholder. */
  readonly hasPlaceholders: boolean;
  /** The server checks it but does not store it, because it would then call or count something that does not exist. */
  readonly dryRun: boolean;
}

/** Kinds that change how the API server answers, and rely on controllers or services that do not run. */
const neverStored = new Set([
  "APIService",
  "MutatingWebhookConfiguration",
  "ResourceQuota",
  "ValidatingWebhookConfiguration",
]);

/** Kinds that are stored before all others, in this order, because an object's namespace and definition must exist first. */
const first = ["Namespace", "CustomResourceDefinition", "PriorityClass", "ServiceAccount"];

/** Prepares objects for an API server without controllers, in waves: each wave needs those before it. */
export function readyObjects(objects: readonly SourcedObject[]): ReadyObject[][] {
  const ready = [...missingNamespaces(objects), ...objects].map(readyObject);
  const waveOf = ({ object }: ReadyObject) => {
    const wave = first.indexOf(text(object, "kind") ?? "");
    return wave < 0 ? first.length : wave;
  };
  const waves = Array.from({ length: first.length + 1 }, (_none, wave) =>
    ready.filter((each) => waveOf(each) === wave),
  );
  return waves.filter((wave) => wave.length > 0);
}

/** Returns a namespace for every object whose namespace nothing makes, for instance one that Helm creates for a chart. */
function missingNamespaces(objects: readonly SourcedObject[]): SourcedObject[] {
  const made = new Set(
    objects.flatMap(({ object }) =>
      text(object, "kind") === "Namespace" ? (text(object, "metadata", "name") ?? []) : [],
    ),
  );
  const named = new Set(
    objects.flatMap(({ namespace, object }) => [namespace ?? [], text(object, "metadata", "namespace") ?? []].flat()),
  );
  return [...named]
    .filter((name) => !made.has(name))
    .map((name) => ({ object: { apiVersion: "v1", kind: "Namespace", metadata: { name } }, from: "this check" }));
}

function readyObject(sourced: SourcedObject): ReadyObject {
  const { object, namespace } = sourced;
  const kind = text(object, "kind") ?? "";
  const marked = { found: false };
  const plain = withoutMarks(kind === "CustomResourceDefinition" ? withoutConversion(object) : object, marked);
  const metadata = fields(plain, "metadata");
  const named = {
    ...plain,
    metadata: {
      ...(namespace === undefined ? {} : { namespace }),
      ...metadata,
      /* A plan writes the part of a name that Pulumi chooses as an ellipsis. */
      name: (text(metadata, "name") ?? "").replaceAll("…", "x"),
    },
  };
  return {
    sourced,
    object: JSON.parse(JSON.stringify(named)) as JsonObject,
    hasPlaceholders: marked.found,
    dryRun: neverStored.has(kind) || sourced.isStored === false,
  };
}

/** A conversion webhook does not run here; without one, the server only exchanges the version. */
function withoutConversion(crd: PlainObject): PlainObject {
  const { conversion: _webhook, ...spec } = fields(crd, "spec");
  return { ...crd, spec };
}

/** Replaces values that are unknown or secret in a plan. Those of a Secret's `data` must be Base64. */
function withoutMarks(object: PlainObject, marked: { found: boolean }): PlainObject {
  const isSecret = text(object, "kind") === "Secret";
  const cleaned = Object.entries(object).map(([key, value]) => [
    key,
    replaced(value, isSecret && key === "data" ? "eA==" : "x", marked),
  ]);
  return Object.fromEntries(cleaned) as PlainObject;
}

function replaced(value: unknown, placeholder: string, marked: { found: boolean }): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => replaced(item, placeholder, marked));
  }
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, placeholder, marked)]));
  }
  if (!isKnown(value)) {
    marked.found = true;
    return placeholder;
  }
  return typeof value === "string" ? value.replaceAll(unknownMark, placeholder) : value;
}
