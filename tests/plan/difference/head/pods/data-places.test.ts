import { deployment, object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const settings = (directory: string) =>
  object("core/v1:ConfigMap", "shop/broker", { data: { "nats.conf": `{"store_dir":"${directory}"}` } });
const broker = object("apps/v1:StatefulSet", "shop/broker", {
  spec: {
    volumeClaimTemplates: [{ metadata: { name: "data" } }],
    template: { spec: { containers: [{ name: "broker", volumeMounts: [{ name: "data", mountPath: "/data" }] }] } },
  },
});
const volume = (source: object) =>
  object("apps/v1:Deployment", "shop/web", {
    spec: {
      template: {
        spec: {
          volumes: [{ name: "data", ...source }],
          containers: [{ name: "web", volumeMounts: [{ name: "data", mountPath: "/uploads" }] }],
        },
      },
    },
  });
const args = (flag: string) => deployment("cart", { args: [flag] });

describe("data that leave their volume", () => {
  itFinds([
    {
      name: "by a setting",
      before: [settings("/data/store"), broker],
      after: [settings("/tmp/store"), broker],
      lines: [
        'ConfigMap shop/broker: its data leaves the volume: data["nats.conf"].store_dir "/data/store" → "/tmp/store"',
      ],
    },
    {
      name: "not within the volume",
      before: [settings("/data"), broker],
      after: [settings("/data/b"), broker],
      lines: [],
    },
    { name: "not where no claim is", before: [args("--dir=/data")], after: [args("--dir=/tmp")], lines: [] },
    {
      name: "by another volume",
      before: [volume({ persistentVolumeClaim: { claimName: "uploads" } })],
      after: [volume({ emptyDir: {} })],
      lines: ["Deployment shop/web: no longer keeps /uploads on a volume: this data is lost with the pod"],
    },
  ]);
});
