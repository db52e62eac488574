import { planned } from "../../planned";
import { object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const web = (annotations: Readonly<Record<string, string>>) =>
  object("networking.k8s.io/v1:Ingress", "shop/web", { metadata: { annotations } });
const nginx = (name: string, value: string) => web({ [`nginx.ingress.kubernetes.io/${name}`]: value });
const path = (name: string) => `Ingress shop/web: metadata.annotations["nginx.ingress.kubernetes.io/${name}"]`;
const queue = (inputs: object) => planned("aws:sqs/queue:Queue", "orders", { inputs: { ...inputs } });
const redrive = planned("aws:sqs/redrivePolicy:RedrivePolicy", "orders", { inputs: { queueUrl: "orders" } });
const database = (preferredMaintenanceWindow: string) =>
  planned("aws:rds/instance:Instance", "orders", { inputs: { preferredMaintenanceWindow } });

describe("what users can no longer do", () => {
  itFinds([
    {
      name: "upload large files, by the default",
      before: [nginx("proxy-body-size", "50m")],
      after: [web({})],
      lines: [`${path("proxy-body-size")} "50m" → (nothing)`],
    },
    {
      name: "upload files of any size",
      before: [nginx("proxy-body-size", "0")],
      after: [nginx("proxy-body-size", "1g")],
      lines: [`${path("proxy-body-size")} "0" → "1g"`],
    },
    {
      name: "wait for slow answers",
      before: [nginx("proxy-read-timeout", "600")],
      after: [nginx("proxy-read-timeout", "5")],
      lines: [`${path("proxy-read-timeout")} "600" → "5"`],
    },
    { name: "a correction", before: [nginx("proxy-read-timeout", "75")], after: [web({})], lines: [] },
    {
      name: "find messages that failed",
      before: [queue({ redrivePolicy: "<unknown>" }), redrive],
      after: [queue({})],
      lines: [
        "aws.sqs.Queue orders: redrivePolicy (known later) → (nothing)",
        "aws.sqs.RedrivePolicy orders: deleted, but the guarded resource stays",
      ],
    },
    {
      name: "work while the database is maintained",
      before: [database("sun:03:00-sun:04:00")],
      after: [database("wed:10:00-wed:11:00")],
      lines: ['aws.rds.Instance orders: preferredMaintenanceWindow "sun:03:00-sun:04:00" → "wed:10:00-wed:11:00"'],
    },
    {
      name: "and not on another weekend or night",
      before: [database("sun:03:00-sun:04:00")],
      after: [database("sat:10:00-sat:11:00")],
      lines: [],
    },
  ]);
});
