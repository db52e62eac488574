import { type StateResource, typeOf } from "../engine";
import type { Remains } from "../report";

/** Lists the resources that the program retains on delete, named like leftovers: `ConfigMap shop/web`, `Bucket logs-1a2b3c`. */
export function retainedOnDelete(state: readonly StateResource[]): Remains {
  const retained = state.filter(({ id, retainOnDelete }) => retainOnDelete === true && id !== undefined);
  const isObject = ({ urn }: StateResource) => typeOf(urn).startsWith("kubernetes:");
  return {
    kubernetes: retained.filter(isObject).map(kindAndId),
    cloud: retained.filter((resource) => !isObject(resource)).map(kindAndId),
  };
}

function kindAndId({ id = "", urn }: StateResource): string {
  return `${typeOf(urn).split(":").at(-1) ?? ""} ${id}`;
}
