import { meets, type Offer, secretStores } from "../capabilities";
import type { ImagePullSecret, ImageSource } from "../images";
import type { Problem } from "../problems";
import type { BoundAddon } from "./addon";
import { checkStoredSecret, storeNeed, storeOf } from "./addon-secret";
import type { AddonSecret } from "./definition";
import { describeUnmet } from "./order";
import { stepGraph, stepId, stepsBefore } from "./step-graph";
import { stepNames } from "./steps";
import { afterArgoCd } from "./under-argo-cd";

/** Lists the mistakes in the reference to a pull secret, for instance a store that nothing provides. */
export function checkStoredPullSecret(
  path: string,
  source: ImageSource | undefined,
  offers: readonly Offer[],
  could: readonly string[],
): Problem[] {
  const { from } = source?.pullSecret ?? {};
  if (from === undefined) {
    return [];
  }
  const asked = { capability: secretStores, key: storeOf(from) };
  return [
    ...checkStoredSecret(`${path}.pullSecret.from`, from),
    ...(offers.some((one) => meets(asked, one))
      ? []
      : [{ path: `${path}.pullSecret.from`, message: describeUnmet(asked, offers, could) }]),
  ];
}

/** Returns the Secret that pulls images. Undefined if its content is not in a store. */
export function storedPullSecret(secret: ImagePullSecret | undefined): AddonSecret | undefined {
  return secret?.from === undefined
    ? undefined
    : {
        name: secret.name,
        type: "kubernetes.io/dockerconfigjson",
        from: secret.from,
        data: { ".dockerconfigjson": true },
      };
}

/**
 * Adds the Secret that pulls images to the add-ons. Its content is in a secret store, so the add-ons wait for that store. Add-ons in kube-system, and
 * add-ons that the store itself waits for, do not change.
 */
export function withStoredPullSecret(addons: readonly BoundAddon[], source: ImageSource | undefined): BoundAddon[] {
  const secret = storedPullSecret(source?.pullSecret);
  if (secret === undefined) {
    return [...addons];
  }
  const need = storeNeed(secret);
  const graph = stepGraph(afterArgoCd(addons));
  const stores = addons.filter(({ offers }) => offers.some((one) => meets(need, one)));
  const before = new Set(stores.flatMap(({ name, steps }) => [...stepsBefore(graph, name, steps.at(-1) ?? "release")]));
  const canWait = ({ name, steps }: BoundAddon) =>
    steps.includes("namespace") && !before.has(stepId(name, "secrets")) && !before.has(stepId(name, "release"));
  const early = addons.filter((addon) => !canWait(addon));
  const warning = source?.pullSecret?.dockerConfig === undefined ? earlyWarning(early) : [];
  return addons.map((addon) => {
    const { needs, secrets, steps, warnings } = addon;
    return canWait(addon)
      ? {
          ...addon,
          needs: [...needs, need],
          secrets: [...secrets, secret],
          steps: stepNames.filter((step) => step === "secrets" || steps.includes(step)),
        }
      : { ...addon, warnings: [...warnings, ...(addon === early[0] ? warning : [])] };
  });
}

/** Returns a warning about pods that start before the secret store, because they cannot have a Secret from the store. */
function earlyWarning(early: readonly BoundAddon[]): string[] {
  const namespaces = [...new Set(early.map(({ namespace }) => namespace))].sort();
  return namespaces.length === 0
    ? []
    : [
        `images.pullSecret: expected \`dockerConfig\` in addition to \`from\`, because some pods start before the secret store; set \`dockerConfig\` ` +
          `for the namespaces ${namespaces.join(", ")}, unless nodes can pull images without a pull secret`,
      ];
}
