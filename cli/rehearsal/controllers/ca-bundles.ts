import { follow } from "../kubernetes";
import {
  aggregatedApiPatch,
  definitionPatch,
  type PatchOperation,
  type Trusting,
  webhookPatch,
} from "./ca-bundle-patches";
import type { ControllerContext, RunningController } from "./controller";
import { createWorkQueue } from "./work-queue";

const webhooks = "/apis/admissionregistration.k8s.io/v1";

/** Does the work of cert-manager's cainjector: makes every object whose backend is a Service trust the rehearsal's authority. */
export function startCaBundles(context: ControllerContext): RunningController & { patched(): number } {
  const patched = new Set<string>();
  const controllers = [
    startKind(context, `${webhooks}/validatingwebhookconfigurations`, webhookPatch, patched),
    startKind(context, `${webhooks}/mutatingwebhookconfigurations`, webhookPatch, patched),
    startKind(context, "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definitionPatch, patched),
    startKind(context, "/apis/apiregistration.k8s.io/v1/apiservices", aggregatedApiPatch, patched),
  ];
  return {
    patched: () => patched.size,
    synced: Promise.all(controllers.map(({ synced }) => synced)),
    ended: Promise.all(controllers.map(({ ended }) => ended)),
  };
}

function startKind(
  { client, certificateAuthority, signal, report }: ControllerContext,
  path: string,
  patchFor: (object: Trusting, authority: string) => PatchOperation[],
  patched: Set<string>,
): RunningController {
  const queue = createWorkQueue({
    signal,
    report,
    reconcile: async (name) => {
      const object = followed.objects.get(name);
      const patch = object === undefined ? [] : patchFor(object, certificateAuthority);
      if (patch.length === 0) {
        return;
      }
      await client.patch(`${path}/${name}`, patch, { fieldManager: "rehearsal-ca-injector" });
      patched.add(`${path}/${name}`);
    },
  });
  const followed = follow<Trusting>(client, path, { signal, report, changed: (name) => queue.add(name) });
  return { synced: followed.synced, ended: followed.ended.then(() => queue.idle()) };
}
