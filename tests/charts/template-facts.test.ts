import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { readChartValues } from "../../cli/charts";

const crd = `{{- if .Values.crds }}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: example.com
  names:
    kind: Proxy
    plural: proxies
  scope: Cluster
  versions:
  - name: v1beta1
  - additionalPrinterColumns:
    - name: Age
    name: v1
{{- end }}
`;

describe("the facts in a chart's templates", () => {
  let folder = "";
  const write = async (name: string, text: string) => {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "keelson-chart-"));
    await write("Chart.yaml", "version: 1.0.0\n");
    await write("values.yaml", "ports:\n  metrics: 8081\n");
  });

  afterEach(() => rm(folder, { recursive: true }));

  it("are every version of the kinds that it brings, wherever their text is, and none of its examples", async () => {
    await write("conf/crds.yaml", crd);
    await write("examples/crds.yaml", crd.replace("example.com", "example.org"));
    assert.deepEqual((await readChartValues(folder))?.kinds, [
      "example.com/v1 Proxy proxies Cluster",
      "example.com/v1beta1 Proxy proxies Cluster",
    ]);
  });

  it("are the ports that its containers open by default", async () => {
    const ports =
      "- containerPort: 9443\n- containerPort: {{ .Values.ports.metrics }}\n- containerPort: {{ .Values.ports.pprof }}";
    await write("templates/deployment.yaml", ports);
    assert.deepEqual((await readChartValues(folder))?.ports, [8081, 9443]);
  });

  it("are the ports of a value that a template renders as the whole list", async () => {
    await write(
      "values.yaml",
      "ports:\n  - containerPort: 10258\n    protocol: TCP\nservice: { ports: [{ port: 80 }] }\n",
    );
    const ports = "ports:\n  {{- toYaml .Values.ports | nindent 12 }}\nports: {{ toYaml .Values.service.ports }}";
    await write("templates/deployment.yaml", ports);
    assert.deepEqual((await readChartValues(folder))?.ports, [10258]);
  });

  it("are no ports if a contained chart opens some", async () => {
    await write("templates/deployment.yaml", "- containerPort: 9443\n");
    await write("charts/exporter/templates/deployment.yaml", "- containerPort: 9100\n");
    assert.equal((await readChartValues(folder))?.ports, undefined);
  });

  it("are the kinds without a namespace, the namespaces and what webhooks see, of contained charts, too", async () => {
    await write("templates/role.yaml", "kind: ClusterRole\n---\nkind: Role\nmetadata:\n  namespace: kube-system\n");
    await write("values.yaml", "kind: StorageClass\nrbac:\n  namespace: default\n");
    const rules = 'rules:\n  - resources: ["pods", "pods/binding", "proxies"]\n  - resources:\n    - deployments\n';
    await write("charts/hook/templates/webhook.yaml", `kind: MutatingWebhookConfiguration\nwebhooks:\n- ${rules}`);
    await write("examples/all.yaml", "kind: IngressClass\n");
    const { clusterKinds, namespaces, admits } = (await readChartValues(folder)) ?? {};
    assert.deepEqual(clusterKinds, ["ClusterRole", "MutatingWebhookConfiguration"]);
    assert.deepEqual(namespaces, ["kube-system"]);
    assert.deepEqual(admits, ["deployments", "pods", "pods/binding"]);
  });

  it("are no ports if a template computes one", async () => {
    await write("templates/deployment.yaml", "- containerPort: {{ $port }}\n");
    assert.equal((await readChartValues(folder))?.ports, undefined);
  });
});
