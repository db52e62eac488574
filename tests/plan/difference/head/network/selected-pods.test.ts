import { deployment, object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const labels = (name: string) => ({ template: { metadata: { labels: { app: name, part: "shop" } } } });
const workload = (name: string) => object("apps/v1:Deployment", `boutique/${name}`, { spec: labels(name) });
const service = (selector: object) => object("core/v1:Service", "boutique/web", { spec: { selector } });
const all = [workload("web"), workload("store")];

describe("the pods that a Service selects", () => {
  itFinds([
    {
      name: "other workloads, too",
      before: [...all, service({ app: "web" })],
      after: [...all, service({ part: "shop" })],
      lines: ["Service boutique/web: now sends requests to Deployment boutique/store"],
    },
    {
      name: "another workload",
      before: [...all, service({ app: "web" })],
      after: [...all, service({ app: "store" })],
      lines: [
        "Service boutique/web: now sends requests to Deployment boutique/store, no longer to Deployment boutique/web",
      ],
      bothWays: true,
    },
    {
      name: "a new workload",
      before: [workload("web"), service({ part: "shop" })],
      after: [...all, service({ part: "shop" })],
      lines: [],
    },
    {
      name: "a label that others have not",
      before: [...all, deployment("api"), service({ app: "web" })],
      after: [...all, deployment("api"), service({ app: "web", part: "shop" })],
      lines: [],
    },
  ]);
});
