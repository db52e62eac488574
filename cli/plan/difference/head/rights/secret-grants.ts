import type { RegisteredResource } from "../../../../../components/testing";
import { at, items, text } from "../../../../values";
import { kindOf, namespaceOf } from "../../../label";
import type { Grant } from "./grant";

/** Lists the secrets of a store that a namespace gets a copy of. https://external-secrets.io/latest/api/externalsecret/ */
export function secretGrants(resource: RegisteredResource): Grant[] {
  if (!resource.type.startsWith("kubernetes:external-secrets.io/") || kindOf(resource) !== "ExternalSecret") {
    return [];
  }
  const spec = at(resource.inputs, "spec");
  const store = `${text(spec, "secretStoreRef", "kind") ?? "SecretStore"} ${text(spec, "secretStoreRef", "name") ?? "(known later)"}`;
  const single = items(at(spec, "data")).flatMap((each) => text(each, "remoteRef", "key") ?? []);
  const whole = items(at(spec, "dataFrom")).flatMap(
    (each) => text(each, "extract", "key") ?? (each.find === undefined ? [] : "everything that it finds"),
  );
  return [...new Set([...single, ...whole])].map((key) => ({
    who: `namespace ${namespaceOf(resource)}`,
    may: `read ${key}`,
    on: `of ${store}`,
    when: [],
    boundless: false,
  }));
}
