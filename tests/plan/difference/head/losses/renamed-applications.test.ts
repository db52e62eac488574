import { object } from "../../pull-request-parts";
import { itFinds } from "../unprotected";

const set = (name: string, kind = "ApplicationSet") =>
  object(`argoproj.io/v1alpha1:${kind}`, "argocd/applications", { spec: { template: { metadata: { name } } } });

describe("Applications", () => {
  itFinds([
    {
      name: "that get other names are deleted",
      before: [set("{{ .team }}")],
      after: [set("prod-{{ .team }}")],
      lines: [
        'ApplicationSet argocd/applications: its Applications get new names, so Argo CD deletes the old ones and everything that they deployed: spec.template.metadata.name "{{ .team }}" → "prod-{{ .team }}"',
      ],
      bothWays: true,
    },
    { name: "are of an ApplicationSet", before: [set("a", "Other")], after: [set("b", "Other")], lines: [] },
  ]);
});
