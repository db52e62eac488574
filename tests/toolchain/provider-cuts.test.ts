import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { cutKubernetes } from "../../cli/toolchain/kubernetes-provider-cut";
import { cutAws, cutGoogle } from "../../cli/toolchain/provider-cuts";

describe("a cut provider", () => {
  let source: string;
  beforeEach(async () => {
    source = await mkdtemp(path.join(tmpdir(), "cut-"));
  });
  afterEach(() => rm(source, { recursive: true }));

  const put = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(source, file)), { recursive: true });
    await writeFile(path.join(source, file), text);
  };

  it("registers only the services of Google Cloud that Keelson uses", async () => {
    const file = "google/provider/provider_register_services.go";
    const line = (name: string) => `\t_ "github.com/hashicorp/terraform-provider-google/google/services/${name}"\n`;
    await put(file, `import (\n${line("bigquery")}${line("container")})\n`);
    await cutGoogle.cut(source, "v1.0.0");
    assert.equal(await readFile(path.join(source, file), "utf8"), `import (\n${line("container")})\n`);
  });

  it("registers the objects of charts as custom resources under their own tokens, and embeds a versioned schema", async () => {
    const kinds = "sdk/go/kubernetes/yaml/v2/kinds.go";
    const program = "cmd/pulumi-resource-kubernetes";
    const sdk = "github.com/pulumi/pulumi-kubernetes/sdk/v4";
    const general = `\t"${sdk}/go/kubernetes/apiextensions"\n`;
    const register = (token: string) => `\t\terr := ctx.RegisterResource("kubernetes:${token}", name, props, &res)\n`;
    await put(
      kinds,
      `\tappsv1 "${sdk}/go/kubernetes/apps/v1"\n${general}\t\tvar res appsv1.Deployment\n${register("apps/v1:Deployment")}`,
    );
    await put("go.mod", `replace ${sdk} => ../sdk\n`);
    await put(`${program}/schema.json`, '{\n  "name": "kubernetes"\n}\n');
    await put(`${program}/terraform-mapping.json`, '{\n  "a": 1\n}\n');
    await cutKubernetes.cut(source, "v4.0.0-20260115033456-f47bc2d6f199");
    assert.equal(
      await readFile(path.join(source, kinds), "utf8"),
      `${general}\t\tvar res apiextensions.CustomResource\n${register("apps/v1:Deployment")}`,
    );
    assert.equal(await readFile(path.join(source, "go.mod"), "utf8"), `replace ${sdk} => ./sdk\n`);
    assert.equal(
      await readFile(path.join(source, program, "schema-embed.json"), "utf8"),
      '{"name":"kubernetes","version":"4.24.1-0.20260115033456-f47bc2d6f199"}',
    );
    assert.equal(await readFile(path.join(source, program, "terraform-mapping-embed.json"), "utf8"), '{"a":1}');
  });

  it("registers only the services of AWS that Keelson uses, with the clients that they use", async () => {
    const packages = "internal/provider/sdkv2/service_packages_gen.go";
    const clients = "internal/conns/awsclient_gen.go";
    const made = (name: string, sdk: string) =>
      `\nfunc (c *AWSClient) ${name}(ctx context.Context) *${sdk}.Client {\n\treturn nil\n}\n`;
    await put(
      packages,
      'import (\n\t"x/internal/service/acm"\n\t"x/internal/service/eks"\n)\n\t\tacm.ServicePackage(ctx),\n\t\teks.ServicePackage(ctx),\n',
    );
    await put(
      clients,
      `import (\n\t"github.com/aws/aws-sdk-go-v2/service/acm"\n\t"github.com/aws/aws-sdk-go-v2/service/eks"\n)\n${made("ACMClient", "acm")}${made("EKSClient", "eks")}`,
    );
    for (const service of [
      "autoscaling",
      "ec2",
      "efs",
      "events",
      "iam",
      "kms",
      "logs",
      "organizations",
      "s3",
      "s3control",
      "sqs",
      "sts",
    ]) {
      await put(`internal/service/${service}/a.go`, "package a\n");
    }
    await put("internal/service/eks/a.go", "conn := meta.EKSClient(ctx)\n");
    await cutAws.cut(source, "v1.0.0");
    assert.equal(
      await readFile(path.join(source, packages), "utf8"),
      'import (\n\t"x/internal/service/eks"\n)\n\t\teks.ServicePackage(ctx),\n',
    );
    assert.equal(
      await readFile(path.join(source, clients), "utf8"),
      `import (\n\t"github.com/aws/aws-sdk-go-v2/service/eks"\n)\n${made("EKSClient", "eks")}`,
    );
  });
});
