import { selects } from "../../../label-selector";
import { at, fields, isRecord, text } from "../../../values";

/** The parts of a resource of either plan that show which other resources belong to it. */
interface Linkable {
  readonly urn: string;
  readonly type: string;
  readonly provider?: string | null | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Returns the namespace of an object; nothing for one of the whole cluster. */
export function namespaceIn({ inputs }: Pick<Linkable, "inputs">): string | undefined {
  return text(inputs, "metadata", "namespace");
}

/**
 * Returns a function that reports whether another object belongs to an object: it has or names its name or the Secret that it makes, is
 * named by it, or has pods that it selects.
 */
export function linkedTo(object: Linkable): (other: Linkable) => boolean {
  const namespace = namespaceIn(object);
  const own = new Set(
    [
      text(object.inputs, "metadata", "name"),
      text(object.inputs, "spec", "secretName"),
      text(object.inputs, "spec", "target", "name"),
    ].filter((name) => name !== undefined),
  );
  const named = new Set(namesIn(object.inputs.spec));
  const selector = at(object.inputs, "spec", "selector");
  return (other) => {
    const isNear = namespace === undefined || namespaceIn(other) === namespace;
    if (
      other.urn === object.urn ||
      !isNear ||
      !other.type.startsWith("kubernetes:") ||
      (other.provider ?? undefined) !== (object.provider ?? undefined)
    ) {
      return false;
    }
    const name = text(other.inputs, "metadata", "name");
    const labels = at(other.inputs, "spec", "template", "metadata", "labels");
    return (
      (name !== undefined && named.has(name)) ||
      namesIn(other.inputs).some((each) => own.has(each)) ||
      (isRecord(labels) && isRecord(selector) && Object.keys(fields(selector)).length > 0 && selects(selector, labels))
    );
  };
}

/** The fields in which objects name others. */
const naming = /(?:[nN]ame|[rR]ef|Class|class|issuer)$|^secretName$/;

function namesIn(value: unknown, key = ""): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each) => namesIn(each, key));
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, each]) => namesIn(each, name));
  }
  return typeof value === "string" && naming.test(key) ? [value] : [];
}
