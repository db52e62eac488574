import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";

const template = `apiVersion: apps/v1
kind: Deployment
metadata: { name: {{ .Release.Name }} }
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: {{ .Release.Name }} } }
  template:
    metadata: { labels: { app: {{ .Release.Name }} } }
    spec: { containers: [{ name: web, image: "web:{{ .Chart.Version }}" }] }
`;

/** Packages a chart and serves it on loopback, as a chart repository does. */
export async function serveChartRepository(helm: string, folder: string): Promise<{ server: Server; url: string }> {
  const chart = path.join(folder, "web");
  mkdirSync(path.join(chart, "templates"), { recursive: true });
  writeFileSync(path.join(chart, "Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.2.3\n");
  writeFileSync(path.join(chart, "values.yaml"), "replicas: 1\n");
  writeFileSync(path.join(chart, "templates", "deployment.yaml"), template);
  const served = path.join(folder, "served");
  execFileSync(helm, ["package", chart, "--destination", served]);
  execFileSync(helm, ["repo", "index", served]);
  const server = createServer((request, response) => {
    try {
      response.end(readFileSync(path.join(served, path.basename(request.url ?? ""))));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}` };
}
